import * as z from 'zod'

/** A drawing of a part has fewer; what is beyond is not read, and that is told. */
export const MOST_LINES = 4000
export const MOST_PAGES = 60
export const MOST_LAYERS = 200
export const MOST_CHARACTERS = 400

const Text = z.string().max(MOST_CHARACTERS)

/**
 * One line of text as it stands on a drawing: on a page (PDF, from 1) or a layer (DXF). `x`, `y` (upwards) and `height` are in the sheet's own unit, turned so that the text runs
 * along x: good for telling which texts stand beside each other. `label`: what a filled-in field of a title block is called (tag of an ATTRIB). `dimension`: it is a dimension's.
 */
export const TextLine = z.object({
  text: Text, x: z.number(), y: z.number(), height: z.number(), page: z.int().min(1).optional(), layer: Text.optional(), label: Text.optional(), dimension: z.literal(true).optional(),
})
export type TextLine = z.infer<typeof TextLine>

/** What a drawing says in letters. `extentsMm`: of the sheet (PDF) or of what is drawn (DXF), null where the file does not say. */
export const DrawingText = z.object({
  pages: z.int().min(0), layers: z.array(Text).max(MOST_LAYERS), extentsMm: z.object({ width: z.number(), height: z.number() }).nullable(),
  lines: z.array(TextLine).max(MOST_LINES), complete: z.boolean(),
})
export type DrawingText = z.infer<typeof DrawingText>

/** Without what nobody sees; too long a line is cut, and nobody's note is that long. */
export const tidy = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Z}]+/gu, ' ').trim().slice(0, MOST_CHARACTERS)
