import { itemsOf, parametersOf, referenceOf, referencesOf, stringOf, type Instances, type Parameter } from './instances.ts'

/** What the report keeps of a text. */
const LONGEST = { letter: 10, reference: 40 } as const

/** Letters of ISO 1101 and ASME Y14.5 for what the exchange file spells out. */
const symbols: { readonly [name: string]: string } = {
  MAXIMUM_MATERIAL_REQUIREMENT: 'M', LEAST_MATERIAL_REQUIREMENT: 'L', RECIPROCITY_REQUIREMENT: 'R', FREE_STATE: 'F', TANGENT_PLANE: 'T', COMMON_ZONE: 'CZ', PROJECTED: 'P', UNEQUALLY_DISPOSED: 'U',
}
export const symbolOf = (name: string): string => symbols[name] ?? name.toLowerCase().replaceAll('_', ' ').slice(0, LONGEST.reference)

export const datumOf = (instances: Instances, id: string | undefined): string => stringOf(parametersOf(instances.of(id), 'DATUM')[4]).slice(0, LONGEST.letter)

/** The datums of a tolerance, first to last, as a feature control frame has them: 'A', 'B(M)', 'A-B'. `references`: its datum system, or datum references of older files. */
export const datumsOf = (instances: Instances, references: readonly string[]): string[] =>
  references.flatMap((id) => {
    const [entity] = instances.of(id)
    if (entity?.name === 'DATUM_SYSTEM') return referencesOf(entity.parameters[4]).map((compartment) => compartmentOf(instances, compartment))
    if (entity?.name === 'DATUM_REFERENCE') return [datumOf(instances, referenceOf(entity.parameters[1]))]
    return []
  }).filter((each) => each !== '').slice(0, 10)

const compartmentOf = (instances: Instances, id: string): string => {
  const [, , , , base, modifiers] = instances.of(id)[0]?.parameters ?? []
  const marks = itemsOf(modifiers).flatMap(marksOf)
  return `${baseOf(instances, base)}${marks.map((mark) => `(${mark})`).join('')}`.slice(0, LONGEST.reference)
}

/** One datum, or several that together are one. */
const baseOf = (instances: Instances, base: Parameter | undefined): string => {
  const single = referenceOf(base)
  if (single) return datumOf(instances, single)
  const [elements] = itemsOf(base)
  return referencesOf(elements?.kind === 'list' ? elements : base).map((element) => compartmentOf(instances, element)).join('-')
}

const marksOf = (modifier: Parameter): readonly string[] => {
  if (modifier.kind === 'enumeration') return [symbolOf(modifier.name)]
  return itemsOf(modifier).flatMap(marksOf)
}
