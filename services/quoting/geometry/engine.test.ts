import { afterEach, describe, expect, test } from 'vitest'
import type { Engine } from './engine.ts'
import { startEngine } from './engine.ts'

const engines: Engine[] = []
const open = (): Engine => {
  const engine = startEngine({
    workerPath: new URL('./samples/workers/obedient.mjs', import.meta.url),
    memoryLimitBytes: 2 ** 30,
    recycleAboveBytes: 1e9,
  })
  engines.push(engine)
  return engine
}
afterEach(() => {
  for (const engine of engines.splice(0)) engine.close()
})

const PATIENCE_MS = 10_000
/** The stand-in answers every sound request with `unreadable` and its process id. */
const ask = async (engine: Engine, command: string, timeoutMs = PATIENCE_MS): Promise<{ code: string; message: string }> => {
  const result = await engine.measure(Buffer.from(command), 'step', timeoutMs)
  return result.ok ? { code: 'measured', message: '' } : result.error
}

describe('the geometry process', () => {
  test('is started on first use and reused', async () => {
    const engine = open()
    expect(engine.started()).toBe(0)
    const first = await ask(engine, 'answer')
    expect(await ask(engine, 'answer')).toEqual(first)
    expect(engine.started()).toBe(1)
  })

  test('survives twenty files without piling up listeners', async () => {
    const engine = open()
    const warned: string[] = []
    const listen = (warning: Error): number => warned.push(warning.name)
    process.on('warning', listen)
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(engine, 'answer')))
    process.off('warning', listen)
    expect(new Set(answers.map(({ message }) => message)).size).toBe(1)
    expect(warned).toEqual([])
  })

  test.each([
    ['die', 'crashed', 'code 3'],
    ['abort', 'crashed', 'SIGABRT'],
    ['lie', 'crashed', 'malformed'],
    ['exhaust', 'out-of-memory', 'trap'],
    ['overgrow', 'out-of-memory', 'more memory'],
  ])('that must %s yields %s, and the next file gets a new one', async (command, code, words) => {
    const engine = open()
    const problem = await ask(engine, command)
    expect(problem.code).toBe(code)
    expect(problem.message).toContain(words)
    expect((await ask(engine, 'answer')).code).toBe('unreadable-step')
    expect(engine.started()).toBe(2)
  })

  test('is killed when it hangs, and files behind it are still done', async () => {
    const engine = open()
    const pid = Number((await ask(engine, 'answer')).message)
    const [hung, next] = await Promise.all([ask(engine, 'hang', 200), ask(engine, 'answer')])
    expect(hung.code).toBe('timeout')
    expect(next.code).toBe('unreadable-step')
    expect(Number(next.message)).not.toBe(pid)
    // Signal 0 asks whether the process exists; it throws when not.
    expect(() => process.kill(pid, 0)).toThrow()
  })

  test('is replaced once its memory has grown', async () => {
    const engine = open()
    const grown = await ask(engine, 'grow')
    const fresh = await ask(engine, 'answer')
    expect(fresh.message).not.toBe(grown.message)
    expect(await ask(engine, 'answer')).toEqual(fresh)
    expect(engine.started()).toBe(2)
  })

  test('sees nothing of the environment', async () => {
    expect(JSON.parse((await ask(open(), 'environment')).message)).toEqual(expect.not.arrayContaining(['PATH', 'HOME']))
  })

  test('that cannot be started is a value', async () => {
    for (const workerPath of ['/nowhere.mjs', new URL('https://example.com/worker.mjs')]) {
      const engine = startEngine({ workerPath, memoryLimitBytes: 2 ** 30, recycleAboveBytes: 1e9 })
      engines.push(engine)
      expect((await ask(engine, 'answer')).code).toBe('crashed')
      expect((await ask(engine, 'answer')).code).toBe('crashed')
    }
  })

  test('ends a file in work when it is closed', async () => {
    const engine = open()
    const pending = ask(engine, 'hang')
    await new Promise((resolve) => setTimeout(resolve, 100))
    engine.close()
    expect((await pending).code).toBe('closed')
    expect((await ask(engine, 'answer')).code).toBe('closed')
  })
})
