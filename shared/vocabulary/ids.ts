import * as z from 'zod'
import { prefixes, type Kind } from './prefixes.ts'

export { prefixes, type Kind } from './prefixes.ts'

/** `ord_01JD…`: a prefix and a ULID (Crockford base 32, 26 characters), sortable by time of birth. */
export const idOf = (kind: Kind) => z.string().regex(new RegExp(`^${prefixes[kind]}_[0-9A-HJKMNP-TV-Z]{26}$`), `an id such as ${prefixes[kind]}_01JD3Z…`)

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal digits')
export type Sha256 = z.infer<typeof Sha256>

/** `RFQ-000123`: what people say on the telephone. Unique per kind within one shop; gaps are possible, reuse is not. */
export const readable = (kind: Kind, count: number): string => `${prefixes[kind].toUpperCase()}-${String(count).padStart(6, '0')}`

/**
 * The id of the one thing of this kind that belongs to another (the work order of an order): the same ULID under another prefix.
 * Whoever hears of it first, in whatever order messages come, finds it by a consistent read and never makes it twice.
 */
export const derive = (kind: Kind, from: string): string => `${prefixes[kind]}_${from.slice(from.indexOf('_') + 1)}`

/** An event's place among those of one commit: the last part of its id. */
export const positionOf = (eventId: string): number => Number(eventId.slice(eventId.lastIndexOf('.') + 1)) || 0
