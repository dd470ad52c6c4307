import type { Source } from '../rfq-view.ts'

type OfFile = Extract<Source, { documentId: string }>

/** Which thing that a file says, as its number in the list of what it says; undefined of a whole file. */
export const partOf = (source: OfFile): number | undefined => (source.kind === 'drawing' ? source.suggestion : source.kind === 'model' ? source.annotation : undefined)

/** Whether a line is about something that a file says, and not about the form, a note or a whole file. */
export const isPart = (source: Source): source is OfFile => 'documentId' in source && partOf(source) !== undefined
