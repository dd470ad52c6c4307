/** How people write a number that a body keeps in another unit: `per` of the body's units are one of theirs. */
export type FieldUnit = { readonly per: number; readonly digits: number; readonly suffix: string }

const seconds: FieldUnit = { per: 1, digits: 0, suffix: 'seconds' }
const days: FieldUnit = { per: 1, digits: 0, suffix: 'days' }
/** Bodies keep shares in basis points. */
const percent: FieldUnit = { per: 100, digits: 2, suffix: 'percent' }
const millimetres: FieldUnit = { per: 1, digits: 0, suffix: 'millimetres' }

const units: { readonly [name: string]: FieldUnit } = {
  setupSeconds: seconds, cycleSeconds: seconds, leadTimeDays: days, validDays: days, days, scrapAllowance: percent, overhead: percent, margin: percent, share: percent,
  length: millimetres, width: millimetres, height: millimetres,
}

/** The unit of a number by its name (`units.<suffix>`); none for a count. */
export const unitOf = (name: string): FieldUnit | undefined => units[name]
