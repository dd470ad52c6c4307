import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { services } from '#local/services.ts'
import { addressAt } from '#shared/kernel/personal.ts'
import { Contract } from '#services/contracts/contract-view.ts'
import { OrderFile } from '#services/logistics/order-view.ts'
import { Shipment } from '#services/logistics/shipment-view.ts'
import { Tracking } from '#services/logistics/tracking-view.ts'
import { WorkOrder } from '#services/production/work-order-view.ts'
import { Fai } from '#services/quality/fai-view.ts'
import { Inspection } from '#services/quality/inspection-view.ts'
import { Lot } from '#services/quality/lot-view.ts'
import { Ncr } from '#services/quality/ncr-view.ts'
import { PlanDocument } from '#services/quoting/plan-document-view.ts'
import { Plan } from '#services/quoting/plan-view.ts'
import { Rfq } from '#services/quoting/rfq-view.ts'
import { Case } from '#services/support/case-view.ts'
import { EightD } from '#services/support/eight-d-view.ts'
import { Rma } from '#services/support/rma-view.ts'

/** What each service keeps under the prefixes its manifest calls personal. */
const schemas: { readonly [service: string]: { readonly [prefix: string]: z.ZodType } } = {
  quoting: { rfq: Rfq, pln: Plan, pdc: PlanDocument },
  contracts: { ctr: Contract },
  production: { wo: WorkOrder },
  quality: { lot: Lot, ins: Inspection, ncr: Ncr, fai: Fai },
  logistics: { ord: OrderFile, shp: Shipment, trk: Tracking },
  support: { cas: Case, rma: Rma, eid: EightD },
}

const Shape = z.looseObject({ properties: z.record(z.string(), z.unknown()).optional(), items: z.unknown().optional(), anyOf: z.array(z.unknown()).optional(), oneOf: z.array(z.unknown()).optional(), enum: z.array(z.unknown()).optional(), const: z.unknown().optional() })
type Shape = z.infer<typeof Shape>

/** Every alternative of a schema, without references. */
const alternatives = (shape: unknown): Shape[] => {
  const parsed = Shape.parse(shape)
  const inner = [...(parsed.anyOf ?? []), ...(parsed.oneOf ?? [])]
  return inner.length === 0 ? [parsed] : inner.flatMap(alternatives)
}
const shapeOf = (schema: z.ZodType): unknown => z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any', reused: 'inline' })

/** What a path leads to, in any of the alternatives. */
const at = (shape: unknown, path: string): Shape[] => {
  const [step = '', ...rest] = path.split('.')
  const name = step.replace(/\[.*$/, '')
  const found = alternatives(shape).flatMap(({ properties }) => (properties?.[name] === undefined ? [] : alternatives(properties[name])))
  const inside = found.flatMap((each) => (step.includes('[') && each.items !== undefined ? alternatives(each.items) : step.endsWith('[]') ? [] : [each]))
  return rest.length === 0 ? inside : inside.flatMap((each) => at(each, rest.join('.')))
}

/** Where a schema has postal addresses. */
const addressesIn = (shape: unknown, path = ''): string[] => {
  const found = alternatives(shape).flatMap(({ properties, items }) => {
    if (properties?.['postalCode'] !== undefined && properties['lines'] !== undefined) return [path]
    const below = Object.entries(properties ?? {}).flatMap(([name, each]) => addressesIn(each, path === '' ? name : `${path}.${name}`))
    return items === undefined ? below : [...below, ...addressesIn(items, `${path}[]`)]
  })
  return [...new Set(found)]
}

const things = services.flatMap(({ service: { manifest } }) => Object.entries(manifest.personal.things).map(([prefix, thing]) => ({ service: manifest.contract.service, prefix, thing })))

describe('what the manifests call personal', () => {
  it('covers every service, and every kind is checked here', () => {
    expect(things.map(({ service, prefix }) => `${service} ${prefix}`).toSorted()).toEqual(Object.entries(schemas).flatMap(([service, kinds]) => Object.keys(kinds).map((prefix) => `${service} ${prefix}`)).toSorted())
  })

  it.each(things)('is there: $service $prefix', ({ service, prefix, thing }) => {
    const shape = shapeOf(schemas[service]?.[prefix] ?? z.never())
    const paths = [...(thing.people ?? []), ...(thing.texts ?? []), ...(thing.files ?? [])]
    expect(paths.filter((path) => at(shape, path).length === 0)).toEqual([])
    for (const path of thing.people ?? []) for (const person of at(shape, path)) expect(Object.keys(person.properties ?? {}), path).toEqual(expect.arrayContaining(['id', 'name']))
    const statuses = at(shape, 'status').map((each) => each.const)
    expect(thing.running.filter((status) => !statuses.includes(status))).toEqual([])
  })

  it.each(things)('leaves no address out: $service $prefix', ({ service, prefix, thing }) => {
    // The manufacturer's own letterhead is nobody's personal data.
    const addresses = addressesIn(shapeOf(schemas[service]?.[prefix] ?? z.never())).filter((path) => !path.endsWith('manufacturer'))
    expect(addresses.flatMap(addressAt).filter((path) => !(thing.texts ?? []).includes(path))).toEqual([])
  })

  it('is found by an index that there is', () => {
    expect(services.flatMap(({ service: { manifest: { personal: { things } } } }) => Object.values(things).flatMap(({ searched = [], texts = [] }) => searched.filter((path) => !texts.includes(path))))).toEqual([])
    expect(services.flatMap(({ service: { manifest: { personal, storage } } }) => [...(personal.own ?? []), ...(personal.orders ? [personal.orders] : [])].filter(({ index }) => !storage.indexes.includes(index)))).toEqual([])
  })

  it('would notice a path that leads nowhere, and an address that is not named', () => {
    const shape = shapeOf(Rfq)
    expect([at(shape, 'wishes.delivery.adress.city'), at(shape, 'messages[side=customer].of')]).toEqual([[], []])
    expect(at(shape, 'messages[side=customer].by')).not.toEqual([])
    expect(addressesIn(shape)).toEqual(['wishes.delivery.address'])
  })
})
