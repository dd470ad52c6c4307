import * as z from 'zod'
import { Sha256 } from '#shared/vocabulary/ids.ts'

/** What can be said in two places: in the form and on a drawing, of a drawing's revision with the file and on its sheet. */
export const ConflictOf = z.enum(['material', 'general-tolerance', 'part-number', 'revision'])
export type ConflictOf = z.infer<typeof ConflictOf>

/** What a drawing says of something that is said elsewhere too, and where it stands. `offered`: the material of the price book that it names. */
export const Claim = z.strictObject({ of: ConflictOf, value: z.string(), offered: z.string().optional(), page: z.int().min(1).optional(), layer: z.string().optional() })
export type Claim = z.infer<typeof Claim>

/** Two places of one request that contradict each other. `asked`: what the form (or the description of the file) says; `said`: what the drawing `name` does. It is settled by an exception on its `line`. */
export const Conflict = z.strictObject({ line: z.int().min(1), of: ConflictOf, asked: z.string(), said: z.string(), documentId: Sha256, name: z.string(), page: z.int().min(1).optional(), layer: z.string().optional(), settled: z.boolean() })
export type Conflict = z.infer<typeof Conflict>
