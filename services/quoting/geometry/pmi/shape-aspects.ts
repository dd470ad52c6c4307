import { itemsOf, parametersOf, referenceOf, referencesOf, type Instances } from './instances.ts'

/** Which faces an annotation is about. A shape aspect (ISO 10303-41) stands for some of them, or is put together of other aspects. */
export type FacesOf = (aspect: string | undefined) => readonly number[]

/** Kinds of surface as the file names them; what is none of these may be recognised as anything. */
const surfaces: { readonly [name: string]: string } = {
  PLANE: 'plane', CYLINDRICAL_SURFACE: 'cylinder', CONICAL_SURFACE: 'cone', SPHERICAL_SURFACE: 'sphere', TOROIDAL_SURFACE: 'torus', DEGENERATE_TOROIDAL_SURFACE: 'torus',
}
export const surfaceNames = Object.keys(surfaces)

/** The faces of all solids in the order of the file, shell by shell. */
export const facesInOrder = (instances: Instances): readonly string[] => {
  const shellsOf = (solid: string): readonly string[] => {
    const [entity] = instances.of(solid)
    const [, outer, voids] = entity?.parameters ?? []
    const inner = referencesOf(voids).map((oriented) => referenceOf(instances.of(oriented)[0]?.parameters[2]))
    return [referenceOf(outer), ...inner].flatMap((shell) => shell ?? [])
  }
  const solids = instances.named('MANIFOLD_SOLID_BREP', 'BREP_WITH_VOIDS', 'FACETED_BREP')
  return solids.flatMap(shellsOf).flatMap((shell) => referencesOf(instances.of(shell)[0]?.parameters[1]))
}

/** The kind of surface a face is written with; undefined for a free form. */
export const surfaceOf = (instances: Instances, face: string): string | undefined => {
  const surface = referenceOf(instances.of(face)[0]?.parameters[2])
  return surfaces[instances.of(surface)[0]?.name ?? '']
}

const relationships = ['SHAPE_ASPECT_RELATIONSHIP', 'SHAPE_ASPECT_ASSOCIATIVITY', 'SHAPE_ASPECT_DERIVING_RELATIONSHIP', 'FEATURE_FOR_DATUM_TARGET_RELATIONSHIP']
const usages = ['GEOMETRIC_ITEM_SPECIFIC_USAGE', 'ITEM_IDENTIFIED_REPRESENTATION_USAGE']

/** Follows the aspects that make up an aspect. `order`: the faces as they are counted. A dimension may stand for the feature it measures. */
export const facesByAspect = (instances: Instances, order: readonly string[]): FacesOf => {
  const ids = new Map(order.map((face, index) => [face, index]))
  const parts = new Map<string, string[]>()
  const note = (aspect: string | undefined, part: string | undefined): void => {
    if (!aspect || !part) return
    const known = parts.get(aspect) ?? []
    parts.set(aspect, known)
    known.push(part)
  }
  for (const id of instances.named(...relationships)) {
    const [, , whole, part] = instances.of(id)[0]?.parameters ?? []
    note(referenceOf(whole), referenceOf(part))
  }
  for (const id of instances.named(...usages)) {
    const [, , definition, , item] = instances.of(id)[0]?.parameters ?? []
    for (const part of [referenceOf(item), ...itemsOf(item).flatMap((each) => [referenceOf(each), ...referencesOf(each)])]) note(referenceOf(definition), part)
  }
  for (const id of instances.named('DIMENSIONAL_SIZE')) note(id, referenceOf(parametersOf(instances.of(id), 'DIMENSIONAL_SIZE')[0]))
  return (aspect) => {
    const seen = new Set<string>()
    const waiting = aspect === undefined ? [] : [aspect]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      waiting.push(...(parts.get(next) ?? []))
    }
    return [...seen].flatMap((each) => ids.get(each) ?? []).toSorted((a, b) => a - b)
  }
}
