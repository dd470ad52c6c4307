import type { Stated } from '../shape-view.ts'

/** Before the size, as ISO 129-1 has it; what is no diameter and no radius has nothing there. */
const prefixes: { readonly [type: string]: string } = { diameter: 'Ø', radius: 'R', 'spherical-diameter': 'SØ', 'spherical-radius': 'SR' }
const zones: { readonly [zone: string]: string } = { diameter: 'Ø', sphere: 'SØ' }

/** Ten thousandths of a millimetre: finer than any drawing asks. */
const plain = (value: number): string => String(Number(value.toFixed(4)))
const signed = (value: number): string => (value > 0 ? `+${plain(value)}` : plain(value))

/**
 * A dimension, tolerance or datum in one line of letters, as drawings write them (ISO 129-1, ISO 286-1, ISO 1101): `Ø25 mm H7`, `40 mm +0.1/-0.05`, `position Ø0.1 mm (M) | A | B`. A theoretically
 * exact dimension stands in brackets, for the frame around it; one for reference in parentheses.
 */
export const notationOf = (stated: Stated): string => {
  if (stated.kind === 'datum') return `datum ${stated.letter}`
  if (stated.kind === 'tolerance') {
    const { type, value, zone, modifiers, datums } = stated
    return [[type, `${zones[zone] ?? ''}${plain(value)} mm`, ...modifiers.map((each) => `(${each})`)].join(' '), ...datums].join(' | ')
  }
  const { type, nominal, upper, lower, unit, fit, role } = stated
  const degrees = unit === 'deg' ? '°' : ''
  const limits = upper === null || lower === null ? [] : [plain(upper) === plain(-lower) ? `±${plain(upper)}${degrees}` : `${signed(upper)}${degrees}/${signed(lower)}${degrees}`]
  const size = nominal === null ? (prefixes[type] ?? type) : `${prefixes[type] ?? ''}${plain(nominal)}${degrees || ` ${unit}`}`
  const whole = [size, ...(fit === null ? [] : [fit]), ...limits].join(' ')
  return role === 'theoretical' ? `[${whole}]` : role === 'reference' ? `(${whole})` : whole
}
