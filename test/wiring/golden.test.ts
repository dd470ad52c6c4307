import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { services } from '#local/services.ts'
import { event, type Contract } from '#shared/kernel/contract.ts'
import type { Manifest } from '#shared/kernel/service.ts'
import { events as quotingEvents } from '#services/quoting/events.ts'
import { advice, compared, goldenFolder, recorded, saidNow, type Finding, type Golden } from './golden.ts'

const manifests: readonly Manifest[] = services.map(({ service }) => service.manifest)
const golden = recorded(goldenFolder)
const now = saidNow(manifests)

describe('what is promised in docs/contracts', () => {
  it('is kept', () => {
    expect(compared(golden, now).filter(({ breaks }) => breaks.length > 0).map(advice).join('\n\n')).toBe('')
    expect(golden.size).toBeGreaterThan(35)
  })

  it('is all that is said now', () => {
    const unrecorded = compared(golden, now).filter(({ breaks }) => breaks.length === 0).map(({ path }) => `docs/contracts/${path}`)
    expect(unrecorded, `additive, and not recorded yet: run \`npm run golden\` and commit what it writes`).toEqual([])
  })
})

/** One service, with something changed in it, beside what it says now. */
const whenever = (service: string, change: (contract: Contract) => Partial<Contract>): Finding[] => {
  const own = (files: Golden): Golden => new Map([...files].filter(([path]) => path.startsWith(`${service}/`)))
  const changed = manifests.flatMap((manifest) => (manifest.contract.service === service ? [{ ...manifest, contract: { ...manifest.contract, ...change(manifest.contract) } }] : []))
  return compared(own(now), own(saidNow(changed)))
}
const approved = quotingEvents.PlanApproved
const file = 'quoting/events/PlanApproved.v1.schema.json'
const planApproved = (data: z.ZodType, version = 1): Finding[] => whenever('quoting', ({ events }) => ({ events: { ...events, PlanApproved: event(version, approved.summary, data) } })).filter(({ path }) => path === file)

describe('a planted change of PlanApproved', () => {
  it('that adds passes, and must be recorded', () => {
    expect(planApproved(approved.data.extend({ rush: z.boolean() }))).toEqual([{ path: file, breaks: [] }])
  })

  it.each<readonly [string, () => Finding[], readonly string[]]>([
    ['a field less', () => planApproved(approved.data.omit({ contentHash: true })), ['data.contentHash: is gone']],
    ['a field that may be missing', () => planApproved(approved.data.extend({ approver: approved.data.shape.approver.optional() })), ['data.approver: was always there, is optional']],
    ['another type', () => planApproved(approved.data.extend({ revision: z.string() })), ['data.revision: type was integer, is string']],
    ['one performer more, deep in the routing', () => planApproved(robots), ['data.content.routing[].performer: a reader of the old schema does not take "robot"']],
    ['another version under the same name', () => planApproved(approved.data, 2), ['is no longer published']],
    ['no more', () => whenever('quoting', ({ events }) => ({ events: Object.fromEntries(Object.entries(events).filter(([type]) => type !== 'PlanApproved')) })).filter(({ path }) => path === file), ['is no longer published']],
  ])('breaks: %s', (_name, findings, breaks) => {
    const found = findings()
    expect(found).toEqual([{ path: file, breaks }])
    expect(found.map(advice).join()).toContain('publish `PlanApproved.v2` (schemaVersion 2) beside it until no manifest consumes version 1')
  })

  it('passes when it is given up by name', () => {
    const findings = compared(new Map([[file, now.get(file) ?? '']]), new Map())
    expect(findings).toEqual([{ path: file, breaks: ['is no longer published'] }])
    expect(compared(new Map([[file, now.get(file) ?? '']]), new Map(), { [`${file}: is no longer published`]: 'PlanApproved.v2 has been heard by all since 2.0' })).toEqual([{ path: file, breaks: [] }])
  })

  it('as a second version beside the first passes', () => {
    const found = whenever('quoting', ({ events }) => ({ events: { ...events, 'PlanApproved.v2': event(2, approved.summary, z.object({})) } }))
    expect(found).toEqual([{ path: 'quoting/openapi.json', breaks: [] }, { path: 'quoting/events/PlanApproved.v2.schema.json', breaks: [] }])
  })
})

const { content } = approved.data.shape
const operation = content.shape.routing.element.shape
const robots = approved.data.extend({ content: z.strictObject({ ...content.shape, routing: z.array(z.strictObject({ ...operation, performer: z.enum([...operation.performer.options, 'robot']) })).min(1).max(100) }) })

describe('a planted change of a route', () => {
  const roles = (name: string, left: (roles: readonly string[]) => readonly string[]): Finding[] =>
    whenever('quoting', ({ routes }) => ({ routes: Object.fromEntries(Object.entries(routes).map(([each, route]) => [each, each === name ? { ...route, roles: route.roles.filter((role) => left(route.roles).includes(role)) } : route])) }))

  it('that takes a role away breaks, with the way out', () => {
    const found = roles('readPlan', (all) => all.filter((role) => role !== 'buyer'))
    expect(found).toEqual([{ path: 'quoting/openapi.json', breaks: ['GET /plans/{planId}: no longer serves buyer'] }])
    expect(found.map(advice).join()).toContain('put the new one beside it, under another path and name')
  })
})
