import type { Answer, Request } from './measurement.ts'
import { measureShape } from './measure.ts'
import type { Kernel } from './opencascade.ts'
import { describeThrown, memoryBytes, readShape, startKernel } from './opencascade.ts'
import { readFacts } from './part21.ts'

/**
 * Entry point of the child process: one request in, one answer out, over the channel of its parent (engine.ts). It may hang,
 * grow or die on a hostile file; the parent is built for that.
 */

const answer = (kernel: Kernel, bytes: Uint8Array): Answer => {
  // Latin-1 keeps one character per byte; the encoding of names does not matter here.
  const facts = readFacts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))
  if (!facts.ok) return { kind: 'unreadable', message: facts.error, memoryBytes: memoryBytes(kernel) }
  const shape = readShape(kernel, bytes)
  if (!shape.ok) return { kind: 'unreadable', message: shape.error, memoryBytes: memoryBytes(kernel) }
  const measured = shape.value === undefined ? { solids: [], looseFaces: 0 } : measureShape(kernel, shape.value)
  shape.value?.delete()
  return { kind: 'measured', measurement: { facts: facts.value, ...measured }, memoryBytes: memoryBytes(kernel) }
}

const guarded = (kernel: Kernel, bytes: Uint8Array): Answer => {
  try {
    return answer(kernel, bytes)
  } catch (thrown) {
    return { kind: 'failed', ...describeThrown(kernel, thrown) }
  }
}

const starting = startKernel()
process.on('message', ({ bytes }: Request) => {
  void starting.then((kernel) => process.send?.(guarded(kernel, bytes)))
})
process.on('disconnect', () => process.exit(0))
