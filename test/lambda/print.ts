import { join } from 'node:path'
import type { Document } from '#shared/documents/document.ts'
import { render } from '#shared/documents/render.ts'

const document: Document = {
  title: 'నాణ్యత ధృవపత్రం', number: 'COC-1', locale: 'te', page: 'A4', createdAt: '2026-03-02T08:00:00.000Z', header: { left: ['Shop'], right: [] }, footer: [],
  blocks: [{ kind: 'paragraph', text: 'లాట్ అన్ని దశలు దాటింది. Bore 25.000 mm.' }],
}

/** Prints as the document workers do: with the files that lie beside the bundle. */
export const print = async (): Promise<string> =>
  Buffer.from(await render(document, { directory: join(import.meta.dirname, 'fonts') })).toString('latin1')
