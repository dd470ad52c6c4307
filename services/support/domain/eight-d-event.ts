import { refuse, type Decided, type Failure, type Refusal } from '#shared/kernel/result.ts'
import type { EightD } from '../eight-d-view.ts'

/** Facts of a report's history; none is published. Customers read them: they never name another customer's lots. */
export type EightDEvent = {
  readonly type: 'EightDOpened' | 'DisciplineRecorded' | 'DisciplineAmended' | 'EightDAcknowledged' | 'EightDClosed'
  readonly data: object
}
export type EightDDecision = Decided<EightD, EightDEvent>

/** The refusal for a report that is not where the step needs it. */
export const outOfTurn = ({ number, status }: EightD, needed: EightD['status']): Failure<Refusal> =>
  status === 'D8' ? refuse('report-closed', { number }) : refuse('report-out-of-turn', { number, status, needed })
