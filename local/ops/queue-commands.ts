import { republish as republishSpan, replay as replaySpan, type Again, type Limits } from '#shared/kernel/operations/again.ts'
import { conservation as account } from '#shared/kernel/operations/conservation.ts'
import { listDeadLetters, redrive as redriveLetters, type Choice, type Listed } from '#shared/kernel/operations/dead-letters.ts'
import { allQueues } from '#shared/kernel/operations/entries.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { Misused, Refused, table, textOf, type Context, type Outcome, type Values, type Words } from './terminal.ts'
import { manifests, withWorld } from './world.ts'

const letterRow = ({ queue, id, type = '?', eventId = '?', orderId = '?', receives, sentAt }: Listed): string[] => [queue, id, type, eventId, orderId, String(receives), sentAt]

const letterTable = (letters: readonly Listed[], t: Words): string[] =>
  (letters.length === 0 ? [] : table([[t('queue'), t('letter'), t('type'), t('event'), t('order'), t('receives'), t('sentAt')], ...letters.map(letterRow)]))

const choiceOf = (values: Values, t: Words): Choice => {
  const [queue, id, type] = ['queue', 'id', 'type'].map((name) => textOf(values, name))
  const known = [...allQueues(manifests).map(({ name }) => name), ...manifests.map(({ contract }) => `${contract.service}-undelivered`)]
  if (queue !== undefined && !known.includes(queue)) throw new Refused(t('noQueue', { queue, known: known.join(', ') }))
  return { ...(queue !== undefined && { queue }), ...(id !== undefined && { id }), ...(type !== undefined && { type }) }
}

export const deadLettersList = ({ values, t, clock }: Context): Promise<Outcome> =>
  withWorld(values, t, clock, async (world) => {
    const letters = await listDeadLetters(world, manifests, choiceOf(values, t))
    return { result: letters.map(({ body: _body, ...rest }) => rest), lines: [...letterTable(letters, t), t('letters', { count: letters.length })], problems: letters.length > 0 }
  })

export const deadLettersShow = ({ values, t, clock }: Context): Promise<Outcome> =>
  withWorld(values, t, clock, async (world) => {
    const letters = await listDeadLetters(world, manifests, choiceOf(values, t))
    if (letters.length === 0) throw new Refused(t('noLetter'))
    return { result: letters.map(({ body, ...rest }) => ({ ...rest, body: parsed(body) })), lines: letters.flatMap((letter) => [...letterTable([letter], t), JSON.stringify(parsed(letter.body), undefined, 2)]) }
  })

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

export const deadLettersRedrive = ({ values, t, clock }: Context): Promise<Outcome> =>
  withWorld(values, t, clock, async (world) => {
    const choice = choiceOf(values, t)
    const doing = values['yes'] === true
    const letters = doing ? await redriveLetters(world, manifests, choice) : await listDeadLetters(world, manifests, choice)
    return { result: { done: doing, letters: letters.map(({ body: _body, ...rest }) => rest) }, lines: [...letterTable(letters, t), doing ? t('redriven', { count: letters.length }) : t('wouldRedrive', { count: letters.length })] }
  })

/** `2026-11-22` or `2026-11-22T19:16:00.000Z`. */
const instantOf = (values: Values, name: string, t: Words): string | undefined => {
  const given = textOf(values, name)
  if (given === undefined) return undefined
  const instant = /^\d{4}-\d\d-\d\d$/.test(given) ? `${given}T00:00:00.000Z` : given
  if (!Instant.safeParse(instant).success) throw new Misused(t('noInstant', { option: name, given }))
  return new Date(instant).toISOString()
}

const limitsOf = (values: Values, t: Words): Limits => {
  const [orderId, type] = [textOf(values, 'order'), textOf(values, 'type')]
  const [from, to] = [instantOf(values, 'since', t), instantOf(values, 'until', t)]
  return { ...(orderId !== undefined && { orderId }), ...(from !== undefined && { from }), ...(to !== undefined && { to }), ...(type !== undefined && { type }) }
}

const someSpan = (values: Values, t: Words): Limits => {
  const limits = limitsOf(values, t)
  if (limits.orderId === undefined && limits.from === undefined) throw new Misused(t('noSpan'))
  return limits
}

const sentLines = ({ sent, erased, types }: Again, doing: boolean, t: Words): string[] => [
  ...table(Object.entries(types).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([type, count]) => [type, String(count)])),
  doing ? t('sent', { count: sent }) : t('wouldSend', { count: sent }),
  ...(erased > 0 ? [t('notSentErased', { count: erased })] : []),
]

export const replay = ({ values, t, clock }: Context): Promise<Outcome> =>
  withWorld(values, t, clock, async (world) => {
    const queue = textOf(values, 'consumer')
    if (queue === undefined) throw new Misused(t('noConsumer'))
    choiceOf({ queue }, t)
    const doing = values['yes'] === true
    const done = await replaySpan(world, manifests, queue, someSpan(values, t), doing)
    return { result: { done: doing, ...done }, lines: sentLines(done, doing, t) }
  })

export const republish = ({ values, t, clock }: Context): Promise<Outcome> =>
  withWorld(values, t, clock, async (world) => {
    const service = textOf(values, 'service')
    const manifest = manifests.find(({ contract }) => contract.service === service)
    if (!manifest) throw new Misused(t('noService', { known: manifests.map(({ contract }) => contract.service).join(', ') }))
    const doing = values['yes'] === true
    const done = await republishSpan(world, manifest, someSpan(values, t), doing)
    return { result: { done: doing, ...done }, lines: sentLines(done, doing, t) }
  })

export const conservation = ({ values, t, clock }: Context): Promise<Outcome> =>
  withWorld(values, t, clock, async (world) => {
    const report = await account(world, manifests, limitsOf(values, t))
    const lost = report.rows.flatMap(({ queue, missing }) => missing.map((id) => ({ queue, id })))
    const dead = report.rows.reduce((sum, row) => sum + row.dead, 0)
    const head = [t('service'), t('type'), t('queue'), t('emitted'), t('consumed'), t('parked'), t('dead'), t('underWay'), t('missing')]
    const rows = report.rows.map((row) => [row.service, row.type, row.queue, ...[row.emitted, row.consumed, row.parked, row.dead, row.underWay, row.missing.length].map(String)])
    return {
      result: report, problems: lost.length + dead > 0,
      lines: [
        ...table([head, ...rows]), '',
        ...lost.map(({ queue, id }) => t('missingIn', { queue, id })),
        ...(report.tooOld > 0 ? [t('tooOld', { count: report.tooOld })] : []),
        lost.length > 0 ? t('notConserved', { count: lost.length }) : t('conserved'),
        ...(dead > 0 ? [t('someDead', { count: dead })] : []),
      ],
    }
  })
