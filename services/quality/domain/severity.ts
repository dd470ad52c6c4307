import { decided, refuse, unreachable, type Decided } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Fact } from '../contract.ts'
import type { Inspection } from '../inspection-view.ts'
import type { Lot } from '../lot-view.ts'
import type { SamplingState, Severity } from '../sampling-view.ts'
import { earned } from './sampling.ts'

export type SamplingEvent = Fact<'LotCounted' | 'SeverityChanged' | 'SamplingResumed'>
type Decides = Decided<SamplingState, SamplingEvent>
type In<Status extends SamplingState['status']> = Extract<SamplingState, { status: Status }>
type Facts = Pick<SamplingState, 'samplingId' | 'customerId' | 'partNumber' | 'lots'>

/** One lot as the rules see it: its first final inspection. `earned`: towards reduced inspection, 0 sets the score back. */
export type LotResult = SamplingState['lots'][number] & { readonly earned: 0 | 2 | 3 }
export type Naming = Pick<SamplingState, 'samplingId' | 'customerId' | 'partNumber'>

/** Numbers of the switching rules (ISO 2859-1 clause 9.3, from knowledge: confirm against the standard before relying on them). */
const rules = { rejectedToTighten: 2, window: 5, acceptedToNormal: 5, rejectedToStop: 5, scoreToReduce: 30 }

/** Lots a state shows; the history has all. */
const shown = 10

/** What the rules say of a completed inspection; undefined when it does not count: no AQL, not final, or the lot has been counted before. */
export const resultOf = (lot: Lot, inspection: Inspection): LotResult | undefined => {
  if (inspection.status !== 'Passed' && inspection.status !== 'Failed') return undefined
  const { stage, samplingPlans, findings, inspectionId, lotId, lotNumber, completedAt } = inspection
  const [first] = samplingPlans
  if (stage !== 'final' || first === undefined || lot.countedInspectionId !== undefined) return undefined
  const judged = samplingPlans.map((plan) => ({ plan, nonconforming: findings.find(({ characteristic }) => characteristic === plan.characteristic)?.nonconforming ?? 0 }))
  // A concession makes pieces acceptable, not the process: the sample counts as it was found.
  const outcome = judged.every(({ plan, nonconforming }) => nonconforming <= plan.acceptance) ? 'accepted' : 'rejected'
  const [least = 0] = judged.map(({ plan, nonconforming }) => earned(plan, nonconforming)).toSorted((a, b) => a - b)
  return { lotId, lotNumber, inspectionId, outcome, sampledUnder: first.severity, at: completedAt, earned: least }
}

/**
 * Counts a lot. Where lots overlap, one accepted under another severity than the present one earns nothing, one rejected counts all the same.
 * While acceptance is stopped nothing is counted: only the manager ends that.
 */
export const count = (state: SamplingState | undefined, naming: Naming, result: LotResult): Decides => {
  const before = state ?? normal({ ...naming, lots: [] }, result.at)
  const { earned: _earned, ...counted } = result
  const facts: SamplingState = { ...before, lots: [...before.lots, counted].slice(-shown) }
  const next = outcomeOf(facts, result)
  const fact: SamplingEvent = { type: 'LotCounted', data: { ...counted, severity: before.status } }
  if (next.status === before.status) return decided<SamplingState, SamplingEvent>(next, fact)
  return decided<SamplingState, SamplingEvent>(next, fact, { type: 'SeverityChanged', data: { from: before.status, to: next.status, lotId: result.lotId } })
}

const outcomeOf = (state: SamplingState, result: LotResult): SamplingState => {
  if (result.outcome === 'accepted' && result.sampledUnder !== state.status) return state
  switch (state.status) {
    case 'Normal': return underNormal(state, result)
    case 'Tightened': return underTightened(state, result)
    case 'Reduced': return result.outcome === 'rejected' ? normal(state, result.at) : state
    case 'Stopped': return state
    default: return unreachable(state)
  }
}

const underNormal = (state: In<'Normal'>, { outcome, earned: points, at }: LotResult): SamplingState => {
  const recent = [...state.recent, outcome].slice(-rules.window)
  if (recent.filter((each) => each === 'rejected').length >= rules.rejectedToTighten) return tightened(state, at)
  const score = outcome === 'rejected' || points === 0 ? 0 : state.score + points
  return score >= rules.scoreToReduce ? { ...factsOf(state), status: 'Reduced', since: at } : { ...state, recent, score }
}

const underTightened = (state: In<'Tightened'>, { outcome, at }: LotResult): SamplingState => {
  if (outcome === 'accepted') return state.accepted + 1 >= rules.acceptedToNormal ? normal(state, at) : { ...state, accepted: state.accepted + 1 }
  return state.rejected + 1 >= rules.rejectedToStop ? { ...factsOf(state), status: 'Stopped', since: at } : { ...state, accepted: 0, rejected: state.rejected + 1 }
}

const factsOf = ({ samplingId, customerId, partNumber, lots }: Facts): Facts => ({ samplingId, customerId, partNumber, lots })
const normal = (facts: Facts, since: Instant): SamplingState => ({ ...factsOf(facts), status: 'Normal', since, recent: [], score: 0 })
const tightened = (facts: Facts, since: Instant): SamplingState => ({ ...factsOf(facts), status: 'Tightened', since, accepted: 0, rejected: 0 })

/** The process has been put right: sampling goes on, tightened. */
export const resume = (state: SamplingState, by: Person, reason: string, now: Instant): Decides =>
  state.status === 'Stopped'
    ? decided<SamplingState, SamplingEvent>(tightened(state, now), { type: 'SamplingResumed', data: { by, reason } }, { type: 'SeverityChanged', data: { from: 'Stopped', to: 'Tightened' } })
    : refuse('sampling-not-stopped', { part: state.partNumber, status: state.status })

/** The severity to sample a lot under; undefined while acceptance is stopped. A part never sampled before begins at normal. */
export const severityOf = (state: SamplingState | undefined): Severity | undefined => {
  if (state === undefined) return 'Normal'
  return state.status === 'Stopped' ? undefined : state.status
}
