import type { ValueOf } from '../../api/clients.ts'

export type Lot = ValueOf<'production', 'readLot'>
export type Operation = Lot['operations'][number]

/** The operation that has the pieces now: the first that is not done, or has pieces waiting for rework. */
export const currentOf = ({ operations }: Pick<Lot, 'operations'>): Operation | undefined => operations.find(({ status, ledger }) => status !== 'Done' || ledger.rework > 0)
