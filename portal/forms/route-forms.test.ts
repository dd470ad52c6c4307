import { describe, expect, it } from 'vitest'
import { contracts } from '#services/contracts/contract.ts'
import { logistics } from '#services/logistics/contract.ts'
import { production } from '#services/production/contract.ts'
import { quality } from '#services/quality/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { support } from '#services/support/contract.ts'
import { fieldKind, fitsRow, isRoomy, widthOf } from './field-kind.ts'
import { routeForm, type Shape } from './route-schema.ts'
import { begin, beginWith, choicesOf, filledIn } from './values.ts'

const changes = ([['quoting', quoting], ['contracts', contracts], ['production', production], ['quality', quality], ['logistics', logistics], ['support', support]] as const).flatMap(([service, contract]) =>
  Object.entries(contract.routes).flatMap(([name, route]) => (route.kind === 'creation' || route.kind === 'command' ? [{ service, name, example: route.example }] : [])))

/** All that a schema may say: what a form draws, and what it may leave to the check before sending. */
const understood = new Set(['type', 'properties', 'required', 'items', 'enum', 'const', 'oneOf', 'anyOf', 'format', 'pattern', 'maxLength', 'minLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'default', '$schema', 'additionalProperties'])

/** What of a shape no form draws; nothing, where all is well. */
const undrawn = (shape: Shape, at = ''): string[] => {
  const strange = Object.keys(shape).filter((name) => !understood.has(name)).map((name) => `${at}: ${name}`)
  const open = 'additionalProperties' in shape && shape.additionalProperties !== false ? [`${at}: names of one's own`] : []
  const kind = fieldKind(shape) === undefined ? [`${at}: no kind of field`] : []
  return [
    ...strange, ...open, ...kind,
    ...Object.entries(shape.properties ?? {}).flatMap(([name, each]) => undrawn(each, `${at}/${name}`)),
    ...(shape.items ? undrawn(shape.items, `${at}/*`) : []),
    ...(choicesOf(shape) ?? []).flatMap((each, index) => undrawn(each, `${at}?${index}`)),
  ]
}

it('there are forms to check', () => expect(changes.length).toBeGreaterThan(100))

describe.each(changes)('$service $name', ({ service, name, example }) => {
  it('can be drawn', async () => {
    const { shape } = await routeForm(service, name)
    expect(undrawn(shape)).toEqual([])
  })

  it('sends the example as it is, once it is filled in', async () => {
    const { body, shape } = await routeForm(service, name)
    const sent = filledIn(beginWith(shape, example), shape)
    expect(body.safeParse(sent)).toMatchObject({ success: true, data: body.parse(example) })
  })

  it('says what is missing when nothing is filled in, and only that', async () => {
    const { body, shape } = await routeForm(service, name)
    const codes = body.safeParse(filledIn(begin(shape), shape), { reportInput: true }).error?.issues.map(({ code }) => code) ?? []
    // Something empty, never something the form itself put in the wrong place.
    expect(codes.filter((code) => !['invalid_type', 'invalid_value', 'too_small', 'invalid_format'].includes(code))).toEqual([])
  })
})

describe('what no form could draw is noticed', () => {
  it.each<[string, object]>([
    ['a record', { type: 'object', additionalProperties: { type: 'string' } }],
    ['a tuple', { type: 'array', prefixItems: [{ type: 'string' }] }],
    ['kinds without a telling constant', { anyOf: [{ type: 'string' }, { type: 'integer' }] }],
    ['a value that may be null', { anyOf: [{ type: 'string' }, { type: 'null' }] }],
    ['anything at all', {}],
    ['a reference', { $ref: '#/$defs/node' }],
    ['two schemas at once', { allOf: [{ type: 'object' }, { type: 'object' }] }],
    ['a rule we do not know', { type: 'string', contentEncoding: 'base64' }],
  ])('%s', (_what, shape) => expect(undrawn({ type: 'object', properties: { field: shape } })).not.toEqual([]))
})

describe('room', () => {
  it('goes by what people write', async () => {
    const { shape } = await routeForm('quoting', 'draftPlan')
    expect(isRoomy(shape)).toBe(true)
    const routing = shape.properties?.['routing']?.items
    expect(Object.fromEntries(Object.entries(routing?.properties ?? {}).map(([name, each]) => [name, widthOf(each)]))).toMatchObject({ sequence: 'small', name: 'medium', performer: 'medium', setupSeconds: 'small', instructions: 'wide' })
    expect(fitsRow(routing ?? {})).toBe(false)
    const heats = (await routeForm('production', 'releaseWorkOrder')).shape.properties?.['lots']?.items?.properties?.['heats']?.items
    expect(fitsRow(heats ?? {})).toBe(true)
  })
})
