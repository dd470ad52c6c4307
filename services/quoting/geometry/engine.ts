import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import type { Failure, Result } from '#shared/kernel/result.ts'
import { fail, ok } from '#shared/kernel/result.ts'
import type { Measurement, Request } from './measurement.ts'
import { Answer } from './measurement.ts'
import type { GeometryFormat, GeometryProblem } from './report.ts'

/**
 * Keeps one child process that does the geometry: started on first use, reused while it is well, ended when it hangs, crashes
 * or has grown. Files are done one after another. Like an adapter, this file owns a resource of the operating system and
 * therefore its own deadline.
 */

export type EngineSettings = {
  /** Entry of the child process: worker.ts, or its bundle. */
  readonly workerPath: string | URL
  /** Hard limit of the WebAssembly memory of one child, bytes, and of what it may hold besides. Beyond it a file fails with `out-of-memory`. */
  readonly memoryLimitBytes: number
  /** WebAssembly memory never shrinks: a child that has grown beyond this is replaced after its answer, bytes. */
  readonly recycleAboveBytes: number
}

export type Engine = {
  /** Never throws. `timeoutMs` counts from the moment the file's turn has come and includes a cold start. */
  measure(bytes: Uint8Array, format: GeometryFormat, timeoutMs: number): Promise<Result<Measurement, GeometryProblem>>
  close(): void
  /** How many children were started so far. */
  started(): number
}

const WASM_PAGE_BYTES = 65_536
/** What a child takes without any file: the engine, the code of the kernel, the bytes of the file. */
const BESIDES_BYTES = 512 * 2 ** 20

/**
 * `--liftoff-only`: the optimising compiler for WebAssembly costs more than it gains on one part (on one core 0.8 instead of
 * 1.6 s for a small part, cold). The child reads strangers' files: it gets no environment (no credentials), may not write files
 * or start programs, and has a limit of memory.
 */
const start = (settings: EngineSettings): ChildProcess => {
  const child = fork(settings.workerPath, [String(settings.memoryLimitBytes + BESIDES_BYTES)], {
    execPath: process.execPath,
    execArgv: [
      '--liftoff-only',
      `--wasm-max-mem-pages=${Math.ceil(settings.memoryLimitBytes / WASM_PAGE_BYTES)}`,
      `--max-old-space-size=${Math.ceil(settings.memoryLimitBytes / 2 ** 20)}`,
      '--permission',
      '--allow-fs-read=*',
      '--allow-worker',
    ],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // Between two files nobody listens, and an unheard 'error' event would be thrown.
  child.on('error', () => undefined)
  return child
}

/** A waiting child must not keep its parent alive; a working one must. */
const hold = (child: ChildProcess): void => {
  child.ref()
  child.channel?.ref()
}
const release = (child: ChildProcess): void => {
  child.unref()
  child.channel?.unref()
}

type Outcome = Result<Answer, GeometryProblem>

const crashed = (how: string): Outcome => fail({ code: 'crashed', message: `The geometry process ended unexpectedly (${how}).` })

/** It ends itself so when it has grown beyond its limit (worker.ts), and the operating system does when there is no more to give. */
const overgrown: Outcome = fail({ code: 'out-of-memory', message: 'The geometry process took more memory than it may have.' })

/** Sends one file and waits for its answer, the end of the child or the deadline, whichever is first. */
const ask = (child: ChildProcess, request: Request, timeoutMs: number): Promise<Outcome> =>
  new Promise((resolve) => {
    const deadline = AbortSignal.timeout(timeoutMs)
    const settle = (outcome: Outcome): void => {
      child.off('message', onMessage).off('exit', onExit).off('error', onError)
      deadline.removeEventListener('abort', onDeadline)
      resolve(outcome)
    }
    const onDeadline = (): void =>
      settle(fail({ code: 'timeout', message: `The geometry was not finished within ${timeoutMs} ms.` }))
    const onMessage = (message: unknown): void => {
      const answer = Answer.safeParse(message)
      settle(answer.success ? ok(answer.data) : crashed('its answer is malformed'))
    }
    const onExit = (code: number | null, signal: string | null): void => settle(signal === 'SIGKILL' ? overgrown : crashed(signal ?? `code ${code}`))
    const onError = (error: Error): void => settle(crashed(error.name))
    deadline.addEventListener('abort', onDeadline)
    child.on('message', onMessage).on('exit', onExit).on('error', onError)
    child.send(request, (error) => error && onError(error))
  })

const unreadable = { step: 'unreadable-step', stl: 'unreadable-mesh', '3mf': 'unreadable-mesh', iges: 'unreadable-mesh', dxf: 'unreadable-drawing', pdf: 'unreadable-drawing' } as const

const toMeasurement = (answer: Answer, format: GeometryFormat): Result<Measurement, GeometryProblem> => {
  if (answer.kind === 'measured') return ok(answer.measurement)
  if (answer.kind === 'unreadable') return fail({ code: unreadable[format], message: answer.message })
  const code = answer.outOfMemory ? 'out-of-memory' : 'crashed'
  return fail({ code, message: `The geometry kernel gave up: ${answer.message}` })
}

const shuttingDown: GeometryProblem = { code: 'closed', message: 'The geometry service is shutting down.' }

/** What Node itself may throw on starting or sending; it must neither reach the caller nor block the files behind. */
const unusable = (thrown: unknown): Failure<GeometryProblem> =>
  fail({ code: 'crashed', message: `The geometry process could not be used (${thrown instanceof Error ? thrown.name : 'unknown'}).` })

export const startEngine = (settings: EngineSettings): Engine => {
  let child: ChildProcess | undefined
  let starts = 0
  let closed = false
  let turn: Promise<unknown> = Promise.resolve()

  const end = (): void => {
    child?.kill('SIGKILL')
    child = undefined
  }
  const current = (): ChildProcess => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null || !child.connected) {
      child = start(settings)
      starts += 1
    }
    return child
  }
  const measure = async (request: Request, timeoutMs: number): Promise<Result<Measurement, GeometryProblem>> => {
    if (closed) return fail(shuttingDown)
    const working = current()
    hold(working)
    const outcome = await ask(working, request, timeoutMs)
    const grown = outcome.ok && outcome.value.kind !== 'failed' && outcome.value.memoryBytes > settings.recycleAboveBytes
    // After an exception inside the kernel its memory cannot be trusted any more.
    if (!outcome.ok || outcome.value.kind === 'failed' || grown) end()
    else release(working)
    if (closed) return fail(shuttingDown)
    return outcome.ok ? toMeasurement(outcome.value, request.format) : outcome
  }
  return {
    measure: (bytes, format, timeoutMs) => {
      const result = turn.then(() => measure({ bytes, format }, timeoutMs)).catch(unusable)
      turn = result
      return result
    },
    close: () => {
      closed = true
      end()
    },
    started: () => starts,
  }
}
