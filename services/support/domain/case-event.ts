import type { PublishedEvent } from '#shared/kernel/contract.ts'
import { refuse, type Decided, type Failure, type Refusal } from '#shared/kernel/result.ts'
import type { Case } from '../case-view.ts'
import type { support } from '../contract.ts'

type Fact =
  | 'RecallNotified' | 'CaseTriaged' | 'ReturnAttached' | 'ReportAttached' | 'CaseClosed'

/** What happens to a case: events for the other services, facts for its own history. */
export type CaseEvent = Extract<PublishedEvent<typeof support>, { type: 'CaseOpened' | 'QuestionAsked' | 'CaseAnswered' | 'CustomerReplied' | 'CaseResolved' | 'CaseReopened' | 'RecallDeclared' }> | { readonly type: Fact; readonly data: object }
export type CaseDecision = Decided<Case, CaseEvent>

/** The refusal for a case that is not where the command needs it. */
export const outOfTurn = (state: Case): Failure<Refusal> => {
  switch (state.status) {
    case 'New': return refuse('case-not-triaged', { number: state.number })
    case 'Resolved': return refuse('case-resolved', { number: state.number, until: state.resolution.reopenUntil })
    case 'Closed': return refuse('case-closed', { number: state.number })
    default: return refuse('case-not-resolved', { number: state.number, status: state.status })
  }
}
