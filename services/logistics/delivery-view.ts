import * as z from 'zod'
import { Incoterm } from '#shared/vocabulary/incoterm.ts'
import { Address } from '#shared/vocabulary/party.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'

/** How the customer wants the pieces packed: our own copy of what the approved plan says. `piecesPerPackage` in C62. */
export const Packaging = z.strictObject({ method: z.string(), piecesPerPackage: SomePieces, packageKind: z.enum(['carton', 'crate', 'pallet', 'tube', 'tray']), labelling: z.string() })
export type Packaging = z.infer<typeof Packaging>

/** Incoterms 2020 with the named place, and the address on the label. */
export const Delivery = z.strictObject({ incoterm: Incoterm, place: z.string(), address: Address })
export type Delivery = z.infer<typeof Delivery>
