import { millimetresIn } from '../length-units.ts'
import { lengthUnitOf } from '../part21.ts'
import { itemsOf, parametersIn, parametersOf, referenceOf, stringOf, type Instances, type Parameter } from './instances.ts'

/** A number with its unit, and its name where it is an item of a representation ('nominal value', 'upper limit'). */
export type Value = { readonly value: number; readonly unit: 'mm' | 'deg'; readonly name: string }

/** The measure that an instance holds, simple or complex, in mm or degrees; undefined for what is no length and no angle. */
export const valueOf = (instances: Instances, id: string | undefined): Value | undefined => {
  const instance = instances.of(id)
  const parameters = parametersIn(instance, 'MEASURE_WITH_UNIT')
  const amount = numberOf(parameters.find(({ kind }) => kind === 'typed' || kind === 'number'))
  const unit = unitOf(instances, parameters.map(referenceOf).find((each) => each !== undefined))
  return amount === undefined || unit === undefined ? undefined : { value: rounded(amount * unit.factor), unit: unit.unit, name: stringOf(parametersIn(instance, 'REPRESENTATION_ITEM')[0]).trim().toLowerCase() }
}

const numberOf = (parameter: Parameter | undefined): number | undefined => {
  const [inner] = itemsOf(parameter)
  if (inner) return numberOf(inner)
  return parameter?.kind === 'number' && Number.isFinite(parameter.value) ? parameter.value : undefined
}

const degrees = 180 / Math.PI

const unitOf = (instances: Instances, id = ''): { readonly unit: Value['unit']; readonly factor: number } | undefined => {
  const code = instances.code(id) ?? ''
  if (/\bLENGTH_UNIT\s*\(/.test(code)) {
    const factor = millimetresIn(lengthUnitOf(code, instances.code))
    return factor === undefined ? undefined : { unit: 'mm', factor }
  }
  if (!/\bPLANE_ANGLE_UNIT\s*\(/.test(code)) return undefined
  if (/SI_UNIT\s*\(\s*\$\s*,\s*\.RADIAN\.\s*\)/.test(code)) return { unit: 'deg', factor: degrees }
  const measure = referenceOf(parametersOf(instances.of(id), 'CONVERSION_BASED_UNIT')[1])
  const radians = numberOf((instances.of(measure)[0]?.parameters ?? []).find(({ kind }) => kind === 'typed'))
  return radians === undefined ? undefined : { unit: 'deg', factor: radians * degrees }
}

/** 0.2 is kept as a binary fraction, and inches and radians are multiplied: a picometre is enough. */
export const rounded = (value: number): number => Number(value.toFixed(9)) + 0
