import type { LengthUnit } from './report.ts'

const MILLIMETRES: readonly (readonly [LengthUnit, number])[] = [['um', 1e-3], ['mm', 1], ['cm', 10], ['m', 1000], ['in', 25.4], ['ft', 304.8]]

/** Undefined for a unit without a name. */
export const millimetresIn = (unit: LengthUnit): number | undefined => MILLIMETRES.find(([name]) => name === unit)?.[1]

/** The unit that is so many millimetres; `other` when it is none we have a name for. */
export const unitOfSize = (size: number): LengthUnit => MILLIMETRES.find(([, millimetres]) => Math.abs(size / millimetres - 1) < 1e-6)?.[0] ?? 'other'
