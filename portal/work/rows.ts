import { isFields, type Fields } from '../forms/values.ts'

/** One line of a work list, whatever kind of thing it stands for. */
export type WorkRow = { readonly id: string; readonly number: string; readonly what: string; readonly customer?: string; readonly status: string; readonly since?: string; readonly due?: string }

/**
 * Names of ids, those of things that belong to another before the other's: a thing's own is the first it has. A return names its case, a report its
 * inspection, an inspection its lot, a lot its work order and its plan.
 */
const idNames = [
  'workCentreId', 'paymentId', 'contractId', 'rmaId', 'reportId', 'caseId', 'faiId', 'ncrId', 'inspectionId', 'gaugeId', 'samplingId', 'toolingId', 'shipmentId', 'lotId', 'workOrderId', 'planId', 'rfqId', 'orderId',
]
const numberNames = ['number', 'lotNumber', 'trackingNumber', 'reference', 'partNumber', 'name']
/** Since when it is as it is: the time its state began when that is known, else when it came up. */
const sinceNames = [
  'waitingSince', 'heldSince', 'submittedAt', 'openedAt', 'draftedAt', 'requestedAt', 'dispatchedAt', 'releasedAt', 'closedAt', 'completedAt', 'issuedAt', 'signedAt', 'since', 'registeredAt', 'createdAt', 'at',
]
const dueNames = ['validUntil', 'expiresAt', 'calibrationDueOn']

/** Things carry their facts under the same names in all six services; a row picks those that a list shows. */
export const rowOf = (thing: object): WorkRow => {
  const fields: Fields = { ...thing }
  const number = first(fields, numberNames)
  const id = first(fields, ownIds(fields)) ?? number ?? ''
  const part = partOf(fields)
  return {
    id, number: number ?? id, status: readyOf(fields) ?? first(fields, ['status', 'goods', 'whereabouts']) ?? gateOf(fields),
    what: [part, first(fields, part === undefined ? ['subject', 'description', 'reason'] : ['subject', 'description'])].filter((each) => each !== undefined).join(' · '),
    ...optional('customer', customerOf(fields)), ...optional('since', first(fields, sinceNames) ?? within(fields, 'plan', 'approvedAt') ?? lastOf(fields)), ...optional('due', dueOf(fields)),
  }
}

/** The longest overdue first, then what is due next, then what has waited longest. */
export const urgentFirst = (a: WorkRow, b: WorkRow): number => (a.due ?? '9').localeCompare(b.due ?? '9') || (a.since ?? '9').localeCompare(b.since ?? '9')

/** A quoted request names its plan; it still is the request. */
const ownIds = (fields: Fields): readonly string[] => ('requirements' in fields ? ['rfqId'] : idNames)

const partOf = (fields: Fields): string | undefined => {
  const holders = [fields['part'], ...['wishes', 'content', 'subject', 'plan', 'commission', 'making'].map((name) => (isFields(fields[name]) ? fields[name]['part'] : undefined))]
  const part = holders.find(isFields)
  return part && [text(part['number']), text(part['name'])].filter((each) => each !== undefined).join(' ')
}

const customerOf = (fields: Fields): string | undefined => text(fields['customerName']) ?? within(fields, 'commission', 'customerName') ?? within(fields, 'contract', 'customerName')
const dueOf = (fields: Fields): string | undefined => first(fields, dueNames) ?? within(fields, 'document', 'expiresAt') ?? (fields['status'] === 'Authorized' ? within(fields, 'authorization', 'validUntil') : undefined)
/** Whether nothing but its release keeps a work order from being made. */
export const gatesOpen = (thing: object): boolean => 'gates' in thing && isFields(thing.gates) && thing.gates['open'] === true
/** Whether a contract has a payment that its customer owes now, or that has failed. */
export const hasPaymentDue = (thing: object): boolean => 'milestones' in thing && Array.isArray(thing.milestones) && thing.milestones.some((each: unknown) => isFields(each) && (each['status'] === 'Due' || each['status'] === 'Failed'))
/** It still is called waiting for gates when they are open and it waits for its release. */
const readyOf = (fields: Fields): string | undefined => (fields['status'] === 'AwaitingGates' && gatesOpen(fields) ? 'Ready' : undefined)
const gateOf = (fields: Fields): string => within(fields, 'gate', 'status') ?? ''

/** The newest of the reports a thing consists of, such as a payment's. */
const lastOf = (fields: Fields): string | undefined => {
  const reports: readonly unknown[] = Array.isArray(fields['reports']) ? fields['reports'] : Array.isArray(fields['updates']) ? fields['updates'] : []
  const last = reports.at(-1)
  return isFields(last) ? text(last['at']) : undefined
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const first = (fields: Fields, names: readonly string[]): string | undefined => names.map((name) => text(fields[name])).find((each) => each !== undefined)
const within = (fields: Fields, outer: string, name: string): string | undefined => (isFields(fields[outer]) ? text(fields[outer][name]) : undefined)
const optional = <K extends string>(name: K, value: string | undefined): { readonly [N in K]?: string } => (value === undefined ? {} : { [name]: value }) as { readonly [N in K]?: string }
