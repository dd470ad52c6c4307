import type { Document } from './document.ts'

/** What document workers carry besides the ports; the renderer's weight stays out of all other functions. */
export type DocumentTools = { readonly render: (document: Document) => Promise<Uint8Array> }
