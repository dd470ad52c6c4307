import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const main = join(import.meta.dirname, '../../local/main.ts')

/** `node local/main.ts` as people start it, in a folder of their own. */
export type Child = {
  readonly pid: number
  readonly output: () => string
  /** What it has printed once it says this; throws when it ends before. */
  readonly says: (text: string) => Promise<string>
  readonly kill: (signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT') => Promise<number | null>
  readonly ended: Promise<number | null>
}

/** `state` is created in `folder`. */
export const startMain = (folder: string, port: number, state = 'state'): Child => {
  const child: ChildProcess = spawn(process.execPath, [main, '--port', String(port), '--data', state], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let over = false
  const keep = (chunk: Buffer): void => { output += chunk.toString() }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const ended = new Promise<number | null>((resolve) => { child.once('close', (code) => resolve(code)) }).finally(() => { over = true })
  return {
    pid: child.pid ?? 0, output: () => output, ended,
    says: async (text) => {
      while (!output.includes(text)) {
        if (over) throw new Error(`it ended without saying ${JSON.stringify(text)}: ${output}`)
        await setTimeout(20)
      }
      return output
    },
    kill: (signal) => {
      child.kill(signal)
      return ended
    },
  }
}
