import type { EstimateFactor, FactorName, Figure, FigureName } from '../../estimate-view.ts'

/** A number of the estimate, exact enough to go on with, and how it is told. */
export type Known = { readonly value: number; readonly figure: Figure }

/** Three digits after the point: a micrometre, a gram of a kilogram, a thousandth of a second. */
export const text = (value: number): string => String(Number(value.toFixed(3)))

export const figure = (name: FigureName, value: number, unit: string, inputs: readonly EstimateFactor[]): Known => ({ value, figure: { name, value: text(value), unit, inputs: [...inputs] } })

/** A figure that another one is computed from. */
export const asFactor = ({ figure: { name, value, unit } }: Known): EstimateFactor => ({ name, value, unit, source: 'figure' })

export const model = (name: FactorName, value: number, unit: string, of?: string): EstimateFactor => ({ name, ...(of !== undefined && { of }), value: text(value), unit, source: 'model' })

/** Up to the next whole one; what is off by less than a millionth is the whole one. */
export const up = (value: number): number => Math.ceil(value - 1e-6)
