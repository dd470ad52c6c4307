import { ToleranceType, type Annotation } from '../report.ts'
import { datumsOf, symbolOf } from './datums.ts'
import { itemsOf, parametersIn, parametersOf, referenceOf, referencesOf, stringOf, type Instance, type Instances } from './instances.ts'
import type { FacesOf } from './shape-aspects.ts'
import { valueOf } from './values.ts'

type Tolerance = Extract<Annotation, { kind: 'tolerance' }>

const typeNames = ToleranceType.options.map((type) => [`${type.toUpperCase().replaceAll('-', '_')}_TOLERANCE`, type] as const)

/** Geometric tolerances (ISO 10303-47): type, zone, modifiers, datums. What has no value says nothing and is left out. */
export const tolerancesOf = (instances: Instances, faces: FacesOf): Tolerance[] => {
  const zones = zonesOf(instances)
  return instances.named(...typeNames.map(([name]) => name)).flatMap((id) => {
    const instance = instances.of(id)
    const type = typeNames.find(([name]) => instance.some((entity) => entity.name === name))?.[1]
    const parameters = parametersIn(instance, 'GEOMETRIC_TOLERANCE')
    const value = valueOf(instances, referenceOf(parameters[2]))
    if (!type || value?.unit !== 'mm') return []
    const datums = instance.length === 1 ? referencesOf(parameters[4]) : referencesOf(parametersOf(instance, 'GEOMETRIC_TOLERANCE_WITH_DATUM_REFERENCE')[0])
    return [{ kind: 'tolerance', type, value: value.value, zone: zones.get(id) ?? 'width', modifiers: modifiersOf(instance), datums: datumsOf(instances, datums), faceIds: [...faces(referenceOf(parameters[3]))] }]
  })
}

const modifiersOf = (instance: Instance): string[] =>
  itemsOf(parametersOf(instance, 'GEOMETRIC_TOLERANCE_WITH_MODIFIERS')[0]).flatMap((each) => (each.kind === 'enumeration' ? [symbolOf(each.name)] : [])).slice(0, 10)

/** A zone names its form, and the tolerances it belongs to. */
const zonesOf = (instances: Instances): ReadonlyMap<string, Tolerance['zone']> =>
  new Map(instances.named('TOLERANCE_ZONE').flatMap((id) => {
    const parameters = parametersOf(instances.of(id), 'TOLERANCE_ZONE')
    const form = stringOf(instances.of(referenceOf(parameters[5]))[0]?.parameters[0]).toLowerCase()
    const zone = form.includes('spherical') ? 'sphere' : form.includes('cylindrical') || form.includes('circular') ? 'diameter' : undefined
    return zone ? referencesOf(parameters[4]).map((tolerance) => [tolerance, zone] as const) : []
  }))
