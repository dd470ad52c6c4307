import { decided, ok, refuse, type Decision, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Case } from '../case-view.ts'
import type { DisciplineInput } from '../eight-d-input.ts'
import type { EightD, EightDIn } from '../eight-d-view.ts'
import type { Lot } from '../lot-view.ts'
import type { CaseEvent } from './case-event.ts'
import { attachReport } from './case.ts'
import { contained, counted, implemented, planned } from './disciplines.ts'
import { outOfTurn, type EightDDecision, type EightDEvent } from './eight-d-event.ts'
import { tooLarge } from './size.ts'

type Opening = { readonly reportId: string; readonly number: string; readonly symptom: string; readonly response: string; readonly by: Person }
export type Opened = { readonly report: Decision<EightD, EightDEvent>; readonly case: Decision<Case, CaseEvent> }

/** D0, on a complaint that is not closed and has no other report open. */
export const openReport = (complaint: Case, reports: readonly EightD[], { reportId, number, symptom, response, by }: Opening, now: Instant): Result<Opened, Refusal> => {
  const other = reports.find(({ status }) => status !== 'D8')
  if (other) return refuse('report-already-open', { case: complaint.number, number: other.number })
  const attached = attachReport(complaint, reportId)
  if (!attached.ok) return attached
  const { caseId, number: caseNumber, orderId, customerId, customerName } = complaint
  const emergency = { by, at: now, symptom, response }
  const report = decided<EightD, EightDEvent>(
    { reportId, number, caseId, caseNumber, orderId, customerId, ...(customerName !== undefined && { customerName }), openedBy: by, openedAt: now, emergency, sisters: [], status: 'D0' },
    { type: 'EightDOpened', data: { caseId, number, ...emergency } },
  )
  return ok({ report: report.value, case: attached.value })
}

type Open = Exclude<EightD, { status: 'D8' }>

/** What a discipline says, who says it, and for D2 and D3 the lots it is about; `undefined` is a lot that does not exist. */
export type Entry = { readonly said: DisciplineInput; readonly by: Person; readonly lots: readonly (Lot | undefined)[] }

/** Records the next discipline, or amends one recorded before: the old text stays in the history. After D8 nothing changes. */
export const record = (state: EightD, { said, by, lots }: Entry, now: Instant): EightDDecision => {
  if (state.status === 'D8') return outOfTurn(state, 'D8')
  const done = { by, at: now }
  const open = unacknowledged(state)
  switch (said.discipline) {
    case 'D0': {
      const { discipline, ...words } = said
      const emergency = { ...words, ...done }
      return amended(state, { ...open, emergency }, discipline, state.emergency, emergency)
    }
    case 'D1': {
      const { discipline, ...words } = said
      const team = { ...words, ...done }
      return open.status === 'D0' ? recorded({ ...open, status: 'D1', team }, discipline, team) : amended(state, { ...open, team }, discipline, open.team, team)
    }
    case 'D2': {
      const { discipline, ...words } = said
      const problem = { ...words, lots: counted(lots), ...done }
      if (open.status === 'D1') return recorded({ ...open, status: 'D2', problem }, discipline, problem)
      return 'problem' in open ? amended(state, { ...open, problem }, discipline, open.problem, problem) : outOfTurn(state, 'D1')
    }
    case 'D3': return contain(state, open, said, lots, done)
    default: return recordCure(state, open, said, done)
  }
}

type Done = { readonly by: Person; readonly at: Instant }
type Saying<D extends DisciplineInput['discipline']> = Extract<DisciplineInput, { discipline: D }>

const contain = (state: Open, open: Open, { discipline, action, effectiveFrom }: Saying<'D3'>, lots: readonly (Lot | undefined)[], done: Done): EightDDecision => {
  if (!('problem' in open)) return outOfTurn(state, 'D2')
  const split = contained(lots, state.customerId)
  if (!split.ok) return split
  const containment = { action, effectiveFrom, lots: split.value.own, ...done }
  const sisters = [...(state.sisters ?? []), { lots: split.value.sisters, ...done }]
  if (open.status === 'D2') return recorded({ ...open, status: 'D3', containment, sisters }, discipline, containment)
  return amended(state, { ...open, containment, sisters }, discipline, open.containment, containment)
}

/** From the cause to its prevention. */
const recordCure = (state: Open, open: Open, said: Saying<'D4' | 'D5' | 'D6' | 'D7'>, done: Done): EightDDecision => {
  switch (said.discipline) {
    case 'D4': {
      const { discipline, ...words } = said
      const rootCause = { ...words, ...done }
      if (open.status === 'D3') return recorded({ ...open, status: 'D4', rootCause }, discipline, rootCause)
      return 'rootCause' in open ? amended(state, { ...open, rootCause }, discipline, open.rootCause, rootCause) : outOfTurn(state, 'D3')
    }
    case 'D5': {
      const corrective = { actions: said.actions, ...done }
      if (!('rootCause' in open)) return outOfTurn(state, 'D4')
      const faulty = planned(said.actions)
      if (faulty) return faulty
      return open.status === 'D4' ? recorded({ ...open, status: 'D5', corrective }, said.discipline, corrective) : amended(state, { ...open, corrective }, said.discipline, open.corrective, corrective)
    }
    case 'D6': {
      const implementation = { implemented: said.implemented, ...done }
      if (!('corrective' in open)) return outOfTurn(state, 'D5')
      const faulty = implemented(open.corrective.actions, said.implemented, done.at)
      if (faulty) return faulty
      return open.status === 'D5' ? recorded({ ...open, status: 'D6', implementation }, said.discipline, implementation) : amended(state, { ...open, implementation }, said.discipline, open.implementation, implementation)
    }
    case 'D7': {
      const { discipline, ...words } = said
      const prevention = { ...words, ...done }
      if (open.status === 'D6') return recorded({ ...open, status: 'D7', prevention }, discipline, prevention)
      return 'prevention' in open ? amended(state, { ...open, prevention }, discipline, open.prevention, prevention) : outOfTurn(state, 'D6')
    }
  }
}

/** The customer has read the whole report; once, and before D8, because D8 never changes. */
export const acknowledge = (state: EightD, { by, note }: { readonly by: Person; readonly note: string }, now: Instant): EightDDecision => {
  if (state.status !== 'D7') return outOfTurn(state, 'D7')
  if (state.acknowledgement) return refuse('report-acknowledged', { number: state.number })
  const acknowledgement = { by, at: now, note }
  return fitting(decided<EightD, EightDEvent>({ ...state, acknowledgement }, { type: 'EightDAcknowledged', data: acknowledgement }))
}

/** D8: approved by a manager who neither led the team nor wrote any of it. D5 may have been amended since D6: every action must be implemented now. */
export const close = (state: EightD, { by, recognition }: { readonly by: Person; readonly recognition: string }, now: Instant): EightDDecision => {
  if (state.status !== 'D7') return outOfTurn(state, 'D7')
  if (authorsOf(state).some(({ id }) => id === by.id)) return refuse('report-own', { number: state.number })
  const faulty = implemented(state.corrective.actions, state.implementation.implemented, now)
  if (faulty) return faulty
  const closure = { by, at: now, recognition }
  return fitting(decided<EightD, EightDEvent>({ ...state, status: 'D8', closure }, { type: 'EightDClosed', data: closure }))
}

const authorsOf = ({ openedBy, emergency, team, problem, containment, rootCause, corrective, implementation, prevention }: EightDIn<'D7'>): Person[] =>
  [openedBy, team.leader, ...[emergency, team, problem, containment, rootCause, corrective, implementation, prevention].map(({ by }) => by)]

/** What was acknowledged is the text as it was: an amendment takes the acknowledgement away. */
const unacknowledged = (state: Open): Open => {
  if (state.status !== 'D7') return state
  const { acknowledgement: _, ...rest } = state
  return rest
}

const recorded = (next: EightD, discipline: string, now: object): EightDDecision => fitting(decided<EightD, EightDEvent>(next, { type: 'DisciplineRecorded', data: { discipline, ...now } }))

const amended = (before: Open, next: EightD, discipline: string, earlier: object, now: object): EightDDecision => {
  const withdrawn = before.status === 'D7' && before.acknowledgement ? { acknowledgementWithdrawn: before.acknowledgement } : {}
  return fitting(decided<EightD, EightDEvent>(next, { type: 'DisciplineAmended', data: { discipline, earlier, now, ...withdrawn } }))
}

const fitting = (decision: EightDDecision): EightDDecision =>
  decision.ok && tooLarge(decision.value.next) ? refuse('report-full', { number: decision.value.next.number }) : decision
