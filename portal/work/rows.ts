import { isFields, type Fields } from '../forms/values.ts'

/** One line of a work list, whatever kind of thing it stands for. */
export type WorkRow = { readonly id: string; readonly number: string; readonly what: string; readonly customer?: string; readonly status: string; readonly since?: string; readonly due?: string }

const idNames = ['planId', 'contractId', 'paymentId', 'inspectionId', 'ncrId', 'faiId', 'gaugeId', 'shipmentId', 'caseId', 'rmaId', 'reportId', 'toolingId', 'lotId', 'workOrderId', 'rfqId', 'orderId']
const sinceNames = ['submittedAt', 'openedAt', 'createdAt', 'requestedAt', 'reportedAt', 'at', 'completedAt', 'draftedAt', 'registeredAt']
const dueNames = ['validUntil', 'expiresAt', 'dueOn', 'calibrationDueOn']

/** Things carry their facts under the same names in all six services; a row picks those a list shows. */
export const rowOf = (thing: object): WorkRow => {
  const fields: Fields = { ...thing }
  const idName = idNames.find((name) => typeof fields[name] === 'string' && ownId(name, fields)) ?? 'orderId'
  const part = partOf(fields)
  return {
    id: text(fields[idName]) ?? '', number: text(fields['number']) ?? text(fields['reference']) ?? text(fields[idName]) ?? '', status: text(fields['status']) ?? '',
    what: [part, text(fields['subject']), text(fields['title'])].filter((each) => each !== undefined).join(' · '),
    ...optional('customer', text(fields['customerName'])), ...optional('since', first(fields, sinceNames)), ...optional('due', first(fields, dueNames)),
  }
}

/** A plan names the request it answers, a shipment its order: a thing's own id is the first in the list above that it has. */
const ownId = (name: string, fields: Fields): boolean => !(name === 'planId' && ('rfqId' in fields ? 'documents' in fields : 'workOrderId' in fields || 'lotId' in fields))

const partOf = (fields: Fields): string | undefined => {
  const holders = [fields['part'], ...['wishes', 'content', 'subject'].map((name) => (isFields(fields[name]) ? fields[name]['part'] : undefined))]
  const part = holders.find(isFields)
  return part && [text(part['number']), text(part['name'])].filter((each) => each !== undefined).join(' ')
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const first = (fields: Fields, names: readonly string[]): string | undefined => names.map((name) => text(fields[name])).find((each) => each !== undefined)
const optional = <K extends string>(name: K, value: string | undefined): { readonly [N in K]?: string } => (value === undefined ? {} : { [name]: value }) as { readonly [N in K]?: string }
