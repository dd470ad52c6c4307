import { graphOf } from '#services/quoting/geometry/graph.ts'
import { explore, startKernel } from '#services/quoting/geometry/opencascade.ts'
import { machiningOf } from '#services/quoting/geometry/recognition/recognise.ts'
import { chance, cutBlock, truthOf } from '#services/quoting/geometry/samples/cut-block.ts'
import { tessellate } from '#services/quoting/geometry/tessellate.ts'

/** What each face is, and what it was taken for. */
export type Judged = readonly { readonly truth: string; readonly found: string }[]

/** Other blocks than those of the tests, so that nothing was made to fit them. */
const SEED = 90_210

export const judgeBlocks = async (count: number): Promise<Judged> => {
  const kernel = await startKernel()
  const any = chance(SEED)
  return Array.from({ length: count }, () => cutBlock(kernel, any)).flatMap((block) => {
    const mesh = block && tessellate(kernel, block.solid, 10)
    if (block === undefined || mesh === undefined) return []
    const graph = graphOf(kernel, explore(kernel, block.solid, 'FACE'), mesh, 0, 10)
    const kinds = new Map(machiningOf(graph).features.flatMap(({ kind, faceIds }) => faceIds.map((id) => [id, kind] as const)))
    return truthOf(graph.faces, block.cuts).map((truth, id) => ({ truth, found: kinds.get(id) ?? 'stock' }))
  })
}
