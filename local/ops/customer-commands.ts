import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Hindrance } from '#shared/kernel/operations/customer.ts'
import { eraseCustomer } from '#shared/kernel/operations/erase-customer.ts'
import { exportCustomer } from '#shared/kernel/operations/export-customer.ts'
import { holdsOn, liftHold, setHold } from '#shared/kernel/operations/holds.ts'
import { Misused, Refused, table, textOf, type Context, type Outcome, type Values, type Words } from './terminal.ts'
import { manifests, withWorld } from './world.ts'

const needed = (values: Values, name: 'customer' | 'by' | 'reason' | 'out', t: Words): string => {
  const value = textOf(values, name)
  if (value === undefined || value.trim() === '') throw new Misused(t('needs', { option: name }))
  return value
}

/** Into a file that nobody else may read. */
export const exportPersonal = ({ values, t, clock }: Context): Promise<Outcome> =>
  withWorld(values, t, clock, async (world) => {
    const found = await exportCustomer(world, manifests, needed(values, 'customer', t))
    if (found.orders.length + found.own.length === 0) throw new Refused(t('noCustomer', { customer: found.customerId }))
    const out = textOf(values, 'out')
    if (out === undefined && values['json'] !== true) throw new Misused(t('needs', { option: 'out' }))
    if (out !== undefined) await writeNew(resolve(out), `${JSON.stringify(found, undefined, 2)}\n`, t)
    const rows = found.orders.map(({ orderId, things, history }) => [orderId, String(things.length), String(history.length)])
    return {
      result: out === undefined ? found : { out, orders: found.orders.length, people: found.people.length },
      lines: [...table([[t('order'), t('states'), t('entries')], ...rows]), t('exported', { people: found.people.length, out: out ?? '' })],
    }
  })

const writeNew = async (path: string, text: string, t: Words): Promise<void> =>
  writeFile(path, text, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    throw error instanceof Error && 'code' in error && error.code === 'EEXIST' ? new Refused(t('fileThere', { path })) : error
  })

const hindranceLine = (each: Hindrance, t: Words): string => {
  if (each.kind === 'running') return t('heldRunning', { order: each.orderId, service: each.service, thing: each.thing, status: each.status })
  if (each.kind === 'retention') return t('heldRetention', { order: each.orderId, service: each.service, until: each.until })
  if (each.kind === 'dead-letter') return t('heldLetter', { order: each.orderId, queue: each.queue, id: each.event })
  return t('heldLegal', { subject: each.subject, service: each.service, reason: each.reason, by: each.by, at: each.at })
}

export const erase = ({ values, t, clock }: Context): Promise<Outcome> =>
  withWorld(values, t, clock, async (world) => {
    const [customerId, by] = [needed(values, 'customer', t), needed(values, 'by', t)]
    const orderId = textOf(values, 'order')
    const doing = values['yes'] === true
    const report = await eraseCustomer(world, manifests, { customerId, by, ...(orderId !== undefined && { orderId }) }, doing)
    if (report.orders.length + report.own === 0) throw new Refused(t('noCustomer', { customer: orderId ?? customerId }))
    const held = report.hindrances.length > 0
    const rows = Object.entries(report.found).map(([service, { states, entries, files }]) => [service, ...[states, entries, files].map(String)])
    return {
      result: { done: doing && !held, ...report }, problems: held,
      lines: [
        ...table([[t('service'), t('states'), t('entries'), t('files')], ...rows]), '',
        ...report.hindrances.map((each) => hindranceLine(each, t)),
        held ? t('notErased') : doing ? t('erased', { count: report.orders.length }) : t('wouldErase', { count: report.orders.length }),
      ],
    }
  }, { alone: values['yes'] === true })

const subjectOf = (values: Values, t: Words): string => {
  const [order, customer] = [textOf(values, 'order'), textOf(values, 'customer')]
  const subject = order ?? customer
  if (subject === undefined || (order !== undefined && customer !== undefined)) throw new Misused(t('oneSubject'))
  return subject
}

const changing = (change: typeof setHold) => ({ values, t, clock }: Context): Promise<Outcome> =>
  withWorld(values, t, clock, async (world) => {
    const order = { subject: subjectOf(values, t), reason: needed(values, 'reason', t), by: needed(values, 'by', t) }
    if (values['yes'] !== true) return { result: { done: false, ...order }, lines: [t('wouldHold', { subject: order.subject })] }
    const changed = await change(world, manifests, order)
    return { result: { done: true, ...order, services: changed }, lines: [change === setHold ? t('holdSet', { subject: order.subject, count: changed }) : t('holdLifted', { subject: order.subject, count: changed })] }
  })

export const holdSet = changing(setHold)
export const holdLift = changing(liftHold)

export const holdShow = ({ values, t, clock }: Context): Promise<Outcome> =>
  withWorld(values, t, clock, async (world) => {
    const subject = subjectOf(values, t)
    const holds = await holdsOn(world, manifests, subject)
    const partly = holds.length > 0 && holds.length < manifests.length
    return {
      result: { subject, holds }, problems: partly,
      lines: [...holds.map(({ service, hold: { reason, by, at } }) => t('heldLegal', { subject, service, reason, by, at })), ...(holds.length === 0 ? [t('noHold', { subject })] : []), ...(partly ? [t('holdPartly', { subject })] : [])],
    }
  })
