import type { Annotation, DimensionType } from '../report.ts'
import { parametersOf, referenceOf, referencesOf, stringOf, type Instances } from './instances.ts'
import type { FacesOf } from './shape-aspects.ts'
import { rounded, valueOf, type Value } from './values.ts'

type Dimension = Extract<Annotation, { kind: 'dimension' }>

const types: readonly (readonly [RegExp, DimensionType])[] = [
  [/spherical diameter/, 'spherical-diameter'], [/diameter/, 'diameter'], [/spherical radius/, 'spherical-radius'], [/radius/, 'radius'],
  [/angle|angular/, 'angle'], [/distance/, 'distance'], [/thickness/, 'thickness'], [/width/, 'width'], [/length/, 'length'],
]
const sizes = ['DIMENSIONAL_SIZE', 'ANGULAR_SIZE']
const locations = ['DIMENSIONAL_LOCATION', 'ANGULAR_LOCATION']

/** Dimensions of size and of location, each with the value that a representation gives it and the limits that a tolerance does. One without a value only stands for its feature. */
export const dimensionsOf = (instances: Instances, faces: FacesOf): Dimension[] => {
  const values = byDimension(instances, 'DIMENSIONAL_CHARACTERISTIC_REPRESENTATION', 0, 1)
  const tolerances = byDimension(instances, 'PLUS_MINUS_TOLERANCE', 1, 0)
  return instances.named(...sizes, ...locations).flatMap((id) => {
    const about = aboutOf(instances, id)
    const said = items(instances, values.get(id))
    if (said.values.length === 0) return []
    return [{
      kind: 'dimension', type: about.type, ...limitsOf(instances, said.values, tolerances.get(id)), role: said.role,
      faceIds: [...new Set(about.aspects.flatMap(faces))].toSorted((a, b) => a - b),
    }]
  })
}

const byDimension = (instances: Instances, name: string, dimension: number, other: number): ReadonlyMap<string, string> =>
  new Map(instances.named(name).flatMap((id) => {
    const parameters = parametersOf(instances.of(id), name)
    const [from, to] = [referenceOf(parameters[dimension]), referenceOf(parameters[other])]
    return from && to ? [[from, to] as const] : []
  }))

/** What is measured, and where: a size of one feature, or a distance from one to another. */
const aboutOf = (instances: Instances, id: string): { readonly type: DimensionType; readonly aspects: readonly (string | undefined)[] } => {
  const instance = instances.of(id)
  const angular = instance.some(({ name }) => name.startsWith('ANGULAR_'))
  const size = instance.find(({ name }) => sizes.includes(name))
  const parameters = size?.parameters ?? instance.find(({ name }) => locations.includes(name))?.parameters ?? parametersOf(instance, 'SHAPE_ASPECT_RELATIONSHIP')
  const name = stringOf(parameters[size ? 1 : 0]).toLowerCase()
  const type = angular ? 'angle' : types.find(([pattern]) => pattern.test(name))?.[1] ?? 'other'
  return { type, aspects: size ? [referenceOf(parameters[0])] : [referenceOf(parameters[2]), referenceOf(parameters[3])] }
}

const items = (instances: Instances, representation: string | undefined): { readonly values: readonly Value[]; readonly role: Dimension['role'] } => {
  const ids = referencesOf(instances.of(representation)[0]?.parameters[1])
  const notes = ids.flatMap((id) => parametersOf(instances.of(id), 'DESCRIPTIVE_REPRESENTATION_ITEM').slice(1).map((each) => stringOf(each).toLowerCase()))
  const role = notes.includes('theoretical') ? 'theoretical' : notes.some((note) => note === 'auxiliary' || note === 'reference') ? 'reference' : 'ordinary'
  return { values: ids.flatMap((id) => valueOf(instances, id) ?? []), role }
}

const limitsOf = (instances: Instances, values: readonly Value[], tolerance: string | undefined): Pick<Dimension, 'nominal' | 'upper' | 'lower' | 'unit' | 'fit'> => {
  const named = (name: string): Value | undefined => values.find((each) => each.name.includes(name))
  const [upper, lower] = [named('upper limit'), named('lower limit')]
  const nominal = named('nominal') ?? values.find((each) => each !== upper && each !== lower)
  const [unit, of] = [nominal?.unit ?? upper?.unit ?? 'mm', nominal?.value ?? null]
  const deviation = (limit: Value | undefined): number | null => (limit && of !== null ? rounded(limit.value - of) : null)
  return { nominal: of, unit, upper: deviation(upper), lower: deviation(lower), fit: null, ...toleranceOf(instances, tolerance) }
}

/** Deviations up and down (ISO 10303-47), or a fit (ISO 286). */
const toleranceOf = (instances: Instances, id: string | undefined): Partial<Pick<Dimension, 'upper' | 'lower' | 'fit'>> => {
  const [entity] = instances.of(id)
  if (entity?.name === 'LIMITS_AND_FITS') return { fit: `${stringOf(entity.parameters[0])}${stringOf(entity.parameters[2])}`.slice(0, 20) }
  const [lower, upper] = (entity?.name === 'TOLERANCE_VALUE' ? entity.parameters : []).map((each) => valueOf(instances, referenceOf(each))?.value)
  return upper === undefined || lower === undefined ? {} : { upper, lower }
}
