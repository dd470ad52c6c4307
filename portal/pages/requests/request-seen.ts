import type { ValueOf } from '../../api/clients.ts'

/** A request with the version one sees. */
export type RequestSeen = ValueOf<'quoting', 'readRequest'>

/** As long as anything may be said about it. */
export const isOpen = ({ status }: RequestSeen): boolean => !['Declined', 'Withdrawn', 'Expired'].includes(status)
