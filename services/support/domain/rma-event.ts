import type { PublishedEvent } from '#shared/kernel/contract.ts'
import { refuse, type Decided, type Failure, type Refusal } from '#shared/kernel/result.ts'
import type { support } from '../contract.ts'
import type { Rma } from '../rma-view.ts'

type Fact = 'ReturnRequested' | 'ReturnRejected' | 'ReturnSent' | 'ReturnReceived' | 'ReturnInspected' | 'ReturnDispositioned' | 'ReturnClosed' | 'ReturnExpired'

/** What happens to a return: two events for the other services, facts for its own history. */
export type RmaEvent = Extract<PublishedEvent<typeof support>, { type: 'ReturnAuthorized' | 'ReturnSettled' }> | { readonly type: Fact; readonly data: object }
export type RmaDecision = Decided<Rma, RmaEvent>

/** The refusal for a return that is not where the command needs it. */
export const outOfTurn = ({ number, status }: Rma, needed: Rma['status']): Failure<Refusal> => refuse('return-out-of-turn', { number, status, needed })

/** What both published events say of a return; `caseNumber` is what the customer calls it by. */
export const identity = ({ rmaId, number, caseId, caseNumber, customerId }: Rma) => ({ rmaId, rmaNumber: number, caseId, number: caseNumber, customerId })
