import type { LengthUnit } from '../report.ts'

/** Columns of a line, and the letter of its section in the last eight (IGES 5.3, clause 2.2). */
const [LINE, SECTION] = [80, 72]

/** What may be IGES at a glance: fixed lines of 80 columns, the first of its Start section. Compressed and binary files begin otherwise, and are not read. */
export const looksLikeIges = (bytes: Uint8Array): boolean => /^S\s{0,6}0{0,6}1$/.test(latin1(bytes, SECTION, LINE).trimEnd())

/** The flag of the unit in the Global section (parameter 14). */
const flags: { readonly [flag: string]: LengthUnit } = { 1: 'in', 2: 'mm', 4: 'ft', 6: 'm', 9: 'um', 10: 'cm' }
const PARAMETER = 14
/** No Global section is longer. */
const GLOBAL_BYTES = 100_000

/** The unit an IGES file states; `unknown` where it states none, `other` for one without a name here (miles, mils). */
export const unitIn = (bytes: Uint8Array): LengthUnit => {
  const lines = latin1(bytes, 0, GLOBAL_BYTES).split(/\r?\n/)
  const flag = parameters(lines.filter((line) => line.charAt(SECTION) === 'G').map((line) => line.slice(0, SECTION)).join(''))[PARAMETER - 1]
  return flag === undefined || flag === '' ? 'unknown' : flags[flag] ?? 'other'
}

/** Values between delimiters; a text is told by its length (`4Hroot`) and may hold any of them. The first two parameters are the delimiters themselves. */
const parameters = (global: string): string[] => {
  const text = global.trimStart()
  // Unless they say otherwise (`1H//1H#/`), a comma and a semicolon.
  const said = text.startsWith('1H')
  const comma = said ? text.charAt(2) : ','
  const second = text.slice(said ? 3 : 0)
  const end = second.startsWith(`${comma}1H`) ? second.charAt(3) : ';'
  const values: string[] = []
  let [at, value] = [0, '']
  while (at < text.length && values.length < PARAMETER) {
    const hollerith = value.trim() === '' ? /^\s*(\d{1,5})H/.exec(text.slice(at, at + 12)) : null
    if (hollerith) {
      const [written, length = '0'] = hollerith
      value = text.slice(at + written.length, at + written.length + Number(length))
      at += written.length + Number(length)
    } else {
      const letter = text.charAt(at)
      at += 1
      if (letter !== comma && letter !== end) value += letter
      else {
        values.push(value.trim())
        value = ''
        if (letter === end) return values
      }
    }
  }
  return values
}

const latin1 = (bytes: Uint8Array, from: number, to: number): string => Buffer.from(bytes.buffer, bytes.byteOffset + Math.min(from, bytes.byteLength), Math.max(0, Math.min(to, bytes.byteLength) - from)).toString('latin1')
