import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Cdk = {
  /** Runs a command of the CDK's command line to its end; what it printed. */
  readonly run: (words: readonly string[]) => Promise<{ readonly code: number; readonly printed: string }>
  readonly close: () => Promise<void>
}

const cli = join(import.meta.dirname, '../../node_modules/aws-cdk/bin/cdk')

/**
 * The CDK's command line on an assembly, in an account on this machine. It knows an endpoint and keys that open nothing, and neither the
 * settings nor the cached answers of whoever runs it: it cannot reach a real account.
 */
export const cdkAt = async (endpoint: string, assembly: string): Promise<Cdk> => {
  const home = await mkdtemp(join(tmpdir(), 'throughline-cdk-home-'))
  const environment = {
    PATH: process.env['PATH'] ?? '', HOME: home, CDK_HOME: home, CI: 'true',
    AWS_ENDPOINT_URL: endpoint, AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'secret', AWS_EC2_METADATA_DISABLED: 'true',
  }
  const running = new Set<ChildProcess>()
  return {
    run: async (words) => {
      const child = spawn(process.execPath, [cli, '--app', assembly, '--ci', '--no-notices', ...words], { cwd: home, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
      running.add(child)
      let printed = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { printed += chunk.toString() })
      const [code]: unknown[] = await once(child, 'close')
      running.delete(child)
      return { code: typeof code === 'number' ? code : 1, printed }
    },
    close: async () => {
      await Promise.all([...running].map(async (child) => {
        child.kill('SIGKILL')
        await once(child, 'close')
      }))
      await rm(home, { recursive: true, force: true })
    },
  }
}
