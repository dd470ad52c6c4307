import { Worker, isMainThread, workerData } from 'node:worker_threads'
import type { DrawingFormat } from './drawing/measure-drawing.ts'
import type { Answer, Request } from './measurement.ts'
import { measureMesh, readMesh, type MeshFormat } from './mesh/measure-mesh.ts'
import { measureShape } from './measure.ts'
import type { Kernel } from './opencascade.ts'
import { describeThrown, isExhausted, memoryBytes, readShape, startKernel } from './opencascade.ts'
import { readFacts } from './part21.ts'
import { readPmi } from './pmi/read-pmi.ts'

/**
 * Entry point of the child process: one request in, one answer out, over the channel of its parent (engine.ts). It may hang,
 * grow or die on a hostile file; the parent is built for that.
 */

const answer = (kernel: Kernel, bytes: Uint8Array): Answer => {
  // Latin-1 keeps one character per byte; the encoding of names does not matter here.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const facts = readFacts(text)
  if (!facts.ok) return { kind: 'unreadable', message: facts.error, memoryBytes: memoryBytes(kernel) }
  const shape = readShape(kernel, bytes)
  if (!shape.ok) {
    // The reader reports a lack of memory as a fault of the file.
    if (isExhausted(kernel)) return { kind: 'failed', message: 'out of memory while reading', outOfMemory: true }
    return { kind: 'unreadable', message: shape.error, memoryBytes: memoryBytes(kernel) }
  }
  const measured = shape.value === undefined ? { solids: [], looseFaces: 0 } : measureShape(kernel, shape.value)
  shape.value?.delete()
  const pmi = readPmi(text)
  return { kind: 'measured', measurement: { facts: facts.value, ...measured, ...(pmi && { pmi }) }, memoryBytes: memoryBytes(kernel) }
}

/** No kernel, and nothing of it to grow. A lack of memory ends this process, and the parent knows. */
const meshAnswer = (bytes: Uint8Array, format: Exclude<MeshFormat, 'iges'>): Answer => {
  const read = readMesh(bytes, format)
  const measured = read.ok ? measureMesh(read.value, format) : read
  return measured.ok ? { kind: 'measured', measurement: measured.value, memoryBytes: 0 } : { kind: 'unreadable', message: measured.error, memoryBytes: 0 }
}

/** Its reader is loaded for such files only. What it throws ends this process. */
const igesAnswer = async (bytes: Uint8Array): Promise<Answer> => {
  const { readIges } = await import('./mesh/read-iges.ts')
  const read = await readIges(bytes)
  const measured = read.ok ? measureMesh({ ...read.value, schema: 'IGES', scale: 1 }, 'iges') : read
  const memoryBytes = read.ok ? read.value.memoryBytes : 0
  return measured.ok ? { kind: 'measured', measurement: measured.value, memoryBytes } : { kind: 'unreadable', message: measured.error, memoryBytes }
}

/** Its reader is loaded for drawings only. What it throws, or a lack of memory, ends this process. */
const drawingAnswer = async (bytes: Uint8Array, format: DrawingFormat): Promise<Answer> => {
  const before = process.memoryUsage.rss()
  const { measureDrawing } = await import('./drawing/measure-drawing.ts')
  const read = await measureDrawing(bytes, format)
  const memoryBytes = Math.max(0, process.memoryUsage.rss() - before)
  return read.ok ? { kind: 'measured', measurement: read.value, memoryBytes } : { kind: 'unreadable', message: read.error, memoryBytes }
}

const guarded = (kernel: Kernel, bytes: Uint8Array): Answer => {
  try {
    return answer(kernel, bytes)
  } catch (thrown) {
    return { kind: 'failed', message: describeThrown(kernel, thrown), outOfMemory: isExhausted(kernel) }
  }
}

const MiB = 2 ** 20
/** How much reading a drawing may add: no text needs more, and a function of 2 GiB has to hold its own process too. */
const DRAWING_MIB = 768

/** What fails here ends the process with an error, and the parent knows. */
const sent = (answering: Promise<Answer>): void => {
  answering.then((answered) => process.send?.(answered)).catch(() => process.exit(1))
}

const serve = (): void => {
  const whole = Math.ceil(Number(process.argv[2]) / MiB)
  // How much this process may take, in MiB; the watching thread looks at it.
  const most = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)).fill(whole)
  let starting: Promise<Kernel> | undefined
  process.on('message', ({ bytes, format }: Request) => {
    const drawing = format === 'dxf' || format === 'pdf'
    Atomics.store(most, 0, drawing ? Math.min(whole, Math.ceil(process.memoryUsage.rss() / MiB) + DRAWING_MIB) : whole)
    if (drawing) sent(drawingAnswer(bytes, format))
    else if (format === 'iges') sent(igesAnswer(bytes))
    else if (format !== 'step') process.send?.(meshAnswer(bytes, format))
    // Rejects only when the kernel cannot start.
    else sent((starting ??= startKernel()).then((kernel) => guarded(kernel, bytes)))
  })
  // The reader of PDFs leaves promises behind that nobody waits for, and a broken file makes some fail after its answer: no reason to fail the next file with it.
  process.on('unhandledRejection', () => undefined)
  process.on('disconnect', () => process.exit(0))
  const watcher = new Worker(new URL(import.meta.url), { workerData: most })
  watcher.unref()
}

/**
 * Runs on a second thread. A hung computation keeps the first one from noticing that the parent has died, and would otherwise
 * burn a core for ever; a stream that unpacks to gigabytes is in no heap that Node limits.
 */
const watchParent = (most: Int32Array): void => {
  const never = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const { ppid } = process
  while (process.ppid === ppid && process.memoryUsage.rss() < Atomics.load(most, 0) * MiB) Atomics.wait(never, 0, 0, 250)
  process.kill(process.pid, 'SIGKILL')
}

if (isMainThread) serve()
else if (workerData instanceof Int32Array) watchParent(workerData)
