import type { ValueOf } from '../../api/clients.ts'

/** A request with the version one sees. */
export type RequestSeen = ValueOf<'quoting', 'readRequest'>
