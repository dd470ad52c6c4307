import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { startServer, type Running } from './process.ts'

/**
 * A second opinion on the AWS adapters where this machine has `moto_server`; undefined, with the reason printed, where it has
 * none. What moto does not check (signatures and expiry of links) is left to the stand-ins. `what` is tested there, says a skip.
 */
export const startMoto = async (what = 'AWS adapters', environment: { readonly [variable: string]: string } = {}): Promise<Running | undefined> => {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).some((folder) => executable(join(folder, 'moto_server')))
  const running = onPath ? await startServer('moto_server', (port) => ['-H', '127.0.0.1', '-p', String(port)], 15, environment) : undefined
  if (!running) console.log(`skipped: ${what} against moto (moto_server ${onPath ? 'does not start here' : 'is not on PATH'}; \`pip install 'moto[server]'\` un-skips it)`)
  return running
}

const executable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
