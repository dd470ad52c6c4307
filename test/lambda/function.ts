import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import * as z from 'zod'

const Loaded = z.object({ loaded: z.number() })
const Answer = z.union([z.object({ error: z.string() }), z.object({ value: z.unknown() })])

/** A bundle's export in a Node process of its own, with nothing in its environment but what it is given. */
export type Invoked = {
  readonly invoke: (event: object) => Promise<unknown>
  /** How long importing the bundle took. */
  readonly milliseconds: number
  /** What it wrote to its standard output so far. */
  readonly log: () => string
  readonly close: () => Promise<void>
}

export const startFunction = async (file: string, name: string, env: { readonly [name: string]: string }): Promise<Invoked> => {
  const child = fork(join(import.meta.dirname, 'host.ts'), [file, name], { env, execArgv: [], serialization: 'advanced', stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  let [log, errors] = ['', '']
  child.stdout?.on('data', (chunk: Buffer) => { log += chunk.toString() })
  child.stderr?.on('data', (chunk: Buffer) => { errors += chunk.toString() })
  const gone = once(child, 'exit').then(() => { throw new Error(`${name} ended: ${errors}`) })
  gone.catch(() => undefined)
  const message = async (): Promise<unknown> => (await Promise.race([once(child, 'message'), gone]))[0]
  const { loaded } = Loaded.parse(await message())
  return {
    milliseconds: loaded,
    log: () => log,
    invoke: async (event) => {
      child.send(event)
      const answer = Answer.parse(await message())
      if ('error' in answer) throw new Error(answer.error)
      return answer.value
    },
    close: async () => {
      child.kill()
      await gone.catch(() => undefined)
    },
  }
}
