import type { PersonalData } from '#shared/kernel/personal.ts'
import { commercialYears } from '#shared/vocabulary/retention.ts'

const said = (...texts: readonly string[]) => ({ texts: texts.map((name) => `data.${name}`) })

/**
 * What a customer's people wrote and photographed. What was found, its cause and who bears it stay: they are the product's history. A recall's
 * reason stays too: others were warned by it.
 */
export const personal: PersonalData = {
  keepYears: commercialYears,
  things: {
    cas: {
      running: ['New', 'Triaged', 'InProgress', 'WaitingCustomer', 'Resolved'],
      people: ['messages[side=customer].by'],
      texts: ['subject', 'description', 'messages[].text', 'photos[].name', 'resolution.text', 'reopenings[].reason', 'reopenings[].earlier.text'],
      searched: ['subject'],
      files: ['photos[].sha256'],
    },
    rma: {
      running: ['Requested', 'Authorized', 'InTransit', 'Received', 'Inspected', 'Dispositioned', 'Settled'],
      texts: ['reason', 'rejected.reason'],
    },
    eid: { running: ['D0', 'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7'], people: ['acknowledgement.by'], texts: ['problem.who', 'acknowledgement.note'] },
  },
  events: {
    CaseOpened: { people: ['data.by'], ...said('subject') },
    CaseAnswered: said('text'),
    QuestionAsked: said('text'),
    CustomerReplied: { people: ['actor'], ...said('text') },
    CaseResolved: said('text'),
    CaseReopened: { people: ['actor'], ...said('reason') },
    ReturnRequested: said('reason'),
    ReturnAuthorized: said('reason'),
    ReturnRejected: said('reason'),
  },
}
