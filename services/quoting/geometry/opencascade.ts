import type { OpenCascadeInstance, TopoDS_Shape } from 'replicad-opencascadejs'
import openCascade from 'replicad-opencascadejs'
import type { Result } from '#shared/kernel/result.ts'
import { fail, ok } from '#shared/kernel/result.ts'

/**
 * The one place that speaks OpenCascade's own language (with measure.ts, which it hands its shapes to). Runs in the child
 * process only. Objects live in WebAssembly memory and are released by hand, hence `using` throughout.
 */

export type Kernel = OpenCascadeInstance
export type Shape = TopoDS_Shape

const silent = (): void => undefined

/** Starts OpenCascade; takes about a third of a second, once per process. */
export const startKernel = async (): Promise<Kernel> => {
  const kernel = await openCascade({ print: silent, printErr: silent })
  {
    // Parameters exist only after the first reader has registered them.
    using reader = new kernel.STEPControl_Reader()
    void reader
  }
  // A tessellation has no exact surfaces: OpenCascade would build a solid of volume 0 from it.
  kernel.Interface_Static.SetCVal('read.step.tessellated', 'Off')
  return kernel
}

export const memoryBytes = (kernel: Kernel): number => kernel.wasmMemory.buffer.byteLength

const INPUT = '/input.stp'

/**
 * Builds the shape of a STEP file, in millimetres. `undefined`: the file is sound but holds no shape at all.
 * Errors: a sentence for people, when OpenCascade cannot parse the file.
 */
export const readShape = (kernel: Kernel, bytes: Uint8Array): Result<Shape | undefined, string> => {
  using reader = new kernel.STEPControl_Reader()
  kernel.FS.writeFile(INPUT, bytes)
  const status = reader.ReadFile(INPUT)
  kernel.FS.unlink(INPUT)
  if (status === 'IFSelect_RetVoid') return ok(undefined)
  if (status !== 'IFSelect_RetDone') return fail('The file claims to be STEP but its contents cannot be parsed.')
  using progress = new kernel.Message_ProgressRange()
  reader.TransferRoots(progress)
  if (reader.NbShapes() === 0) return ok(undefined)
  const shape = reader.OneShape()
  return ok(shape.IsNull() ? undefined : shape)
}

type Kind = 'SOLID' | 'SHELL' | 'FACE' | 'EDGE'

/** Sub-shapes of one kind in the order of the file; each instance of an assembly's part counts, placed where it stands. */
export const explore = (kernel: Kernel, shape: Shape, kind: Kind, outside?: Kind): Shape[] => {
  const kinds = kernel.TopAbs_ShapeEnum
  using explorer = new kernel.TopExp_Explorer(
    shape,
    kinds[`TopAbs_${kind}`],
    outside === undefined ? kinds.TopAbs_SHAPE : kinds[`TopAbs_${outside}`],
  )
  const found: Shape[] = []
  for (; explorer.More(); explorer.Next()) found.push(explorer.Current())
  return found
}

export type Thrown = { readonly message: string; readonly outOfMemory: boolean }

/**
 * True for an exception of OpenCascade's own, after which work may go on. Anything else (a trap, a full stack) leaves the
 * memory in an unknown state. The library declares this class as a type only, so its tag is what tells it apart.
 */
export const isKernelException = (thrown: unknown): thrown is WebAssembly.Exception =>
  Object.prototype.toString.call(thrown) === '[object WebAssembly.Exception]'

/** Puts what OpenCascade, WebAssembly or JavaScript may throw into words. */
export const describeThrown = (kernel: Kernel, thrown: unknown): string =>
  isKernelException(thrown) ? kernel.getExceptionMessage(thrown).filter((word) => word !== '').join(': ') : String(thrown)

/**
 * Whether the memory could not grow by a quarter more. OpenCascade does not check its allocations, so that running out of
 * memory shows as some trap or other. Asking makes the memory grow for nothing: only when something has failed.
 */
export const isExhausted = (kernel: Kernel): boolean => {
  const pages = kernel.wasmMemory.buffer.byteLength / 65_536
  try {
    kernel.wasmMemory.grow(Math.ceil(pages / 4))
    return false
  } catch {
    return true
  }
}
