import * as z from 'zod'

/** UNECE Recommendation 20 unit codes used for counts: `C62` is one piece. */
export const pieces = 'C62'

/** A count of pieces; integers only, at most ten million in one line. */
export const Pieces = z.int().min(0).max(10_000_000)
export const SomePieces = Pieces.min(1)
