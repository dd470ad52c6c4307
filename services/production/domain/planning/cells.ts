/**
 * A cell of an array of integers. The compiler takes every indexed read for possibly missing; here that is said once, and an index outside the array
 * is a defect that the tests find. All arrays of the engine are of this one kind: a single shape lets the machine code of this function be
 * inlined as one bare load (a second kind would slow down all of them).
 */
export const at = (cells: Int32Array, index: number): number => cells[index] ?? 0
