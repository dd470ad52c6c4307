import type { ValueOf } from '../../api/clients.ts'

/** A case with its lots, where they came from, and its returns. */
export type Dossier = ValueOf<'support', 'readCase'>
