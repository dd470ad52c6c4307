import type { PersonalData } from '#shared/kernel/personal.ts'
import { commercialYears } from '#shared/vocabulary/retention.ts'

/** Findings, readings and certificates prove the parts and stay, with the names of the shop's people who answer for them. */
export const personal: PersonalData = {
  keepYears: commercialYears,
  things: {
    lot: { running: [], texts: ['complaints[].subject'] },
    ins: { running: ['Planned', 'InProgress'] },
    ncr: {
      running: ['Open', 'Contained', 'DispositionProposed', 'AwaitingCustomer', 'Approved', 'Executed', 'Verified'],
      people: ['approval[kind=customer].by'],
    },
    fai: { running: ['Draft', 'Verified'], people: ['customerApproval.by'] },
  },
  events: { ComplaintNoted: { texts: ['data.subject'] } },
}
