import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'

export type Running = { readonly url: string; readonly close: () => Promise<void> }

/** A loopback port nobody listens on at this moment. */
export const freePort = async (): Promise<number> => {
  const probe = createServer()
  await new Promise<void>((ready) => { probe.listen(0, '127.0.0.1', ready) })
  const { port } = probe.address() as AddressInfo
  await new Promise((closed) => { probe.close(closed) })
  return port
}

/** Starts a server, waits until it answers http, and stops it with `close`; undefined when it cannot be started. */
export const startServer = async (command: string, parameters: (port: number) => readonly string[], seconds = 20, environment: { readonly [variable: string]: string } = {}): Promise<Running | undefined> => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(command, parameters(port), { stdio: 'ignore', env: { ...process.env, ...environment } })
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const over = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null
  const close = async () => {
    if (!over()) child.kill('SIGKILL')
    await gone
  }
  for (let waited = 0; waited < seconds * 20 && !over(); waited += 1) {
    if (await answers(url)) return { url, close }
    await setTimeout(50)
  }
  await close()
  return undefined
}

const answers = async (url: string): Promise<boolean> => fetch(url).then((response) => response.arrayBuffer(), () => undefined).then((body) => body !== undefined)
