import * as z from 'zod'

/** What a drawing may say, as its rules find it (drawing/rules.ts, title-block.ts). */
export const SuggestionKind = z.enum([
  'part-number', 'drawing-number', 'revision', 'material', 'general-tolerance', 'surface', 'edges', 'treatment', 'thread', 'standard', 'note', 'dimension',
])
export type SuggestionKind = z.infer<typeof SuggestionKind>

/** Why not all is known: `volume` (a drawing has none) and `views` (what is drawn, not written) always; `text`: nothing on it is written in letters; `units`: it states none; `rest`: it was too long or cut off. */
export const DrawingUnknown = z.enum(['volume', 'views', 'text', 'units', 'rest'])
export type DrawingUnknown = z.infer<typeof DrawingUnknown>

/**
 * Something that a drawing says in letters, proposed as a requirement and nothing more until a person takes it. `source`: the text as it stands there; `page` (PDF, from 1) or `layer` (DXF) where. `offered`: the material of the shop's price book that it names.
 */
export const Suggestion = z.strictObject({
  number: z.int().min(1), kind: SuggestionKind, value: z.string(), source: z.string(), page: z.int().min(1).optional(), layer: z.string().optional(), offered: z.string().optional(),
})
export type Suggestion = z.infer<typeof Suggestion>

/** What a drawing says, the kinds in their order, and what it cannot tell. */
export const Drawing = z.strictObject({
  format: z.string(), pages: z.int().min(0), layers: z.array(z.string()).max(200), units: z.string(), extentsMm: z.strictObject({ width: z.number(), height: z.number() }).nullable(),
  suggestions: z.array(Suggestion).max(300), unknown: z.array(DrawingUnknown),
})
export type Drawing = z.infer<typeof Drawing>
