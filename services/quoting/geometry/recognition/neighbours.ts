import type { Edge, Face, ShapeGraph } from './shape-graph.ts'

/** One face seen from another across an edge. */
export type Neighbour = { readonly face: Face; readonly edge: Edge }

/** The graph, asked by face id. */
export type Neighbours = {
  readonly face: (id: number) => Face | undefined
  readonly of: (id: number) => readonly Neighbour[]
}

export const neighboursOf = ({ faces, edges }: ShapeGraph): Neighbours => {
  const byId = new Map(faces.map((face) => [face.id, face]))
  const around = new Map<number, Neighbour[]>(faces.map(({ id }) => [id, []]))
  for (const edge of edges) {
    const [a, b] = edge.faces.map((id) => byId.get(id))
    if (a === undefined || b === undefined) continue
    around.get(a.id)?.push({ face: b, edge })
    around.get(b.id)?.push({ face: a, edge })
  }
  return { face: (id) => byId.get(id), of: (id) => around.get(id) ?? [] }
}

/** Sets of ids that hang together. */
export const connected = (ids: readonly number[], joined: (id: number) => readonly number[]): number[][] => {
  const open = new Set(ids)
  const found: number[][] = []
  for (const id of ids) {
    if (!open.delete(id)) continue
    const group = [id]
    // Grows while it is walked.
    for (const member of group) for (const next of joined(member)) if (open.delete(next)) group.push(next)
    found.push(group)
  }
  return found
}
