import type { PersonalData } from '#shared/kernel/personal.ts'
import { commercialYears } from '#shared/vocabulary/retention.ts'

/** Nobody of the customer's acts here, except where a customer's own person stands in the history: those are found by their ids. */
export const personal: PersonalData = {
  keepYears: commercialYears,
  things: { wo: { running: ['Planned', 'AwaitingGates', 'Released', 'InProgress', 'OnHold', 'Completed'] } },
  events: {},
}
