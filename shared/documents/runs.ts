import type { Face } from './fonts.ts'

/** A stretch of text drawn with one face. */
export type Run = { readonly face: Face; readonly text: string }

const characters = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** User-perceived characters; a Telugu consonant cluster with its vowel sign is one. */
export const charactersOf = (text: string): string[] => [...characters.segment(text)].map(({ segment }) => segment)

const plainAscii = /^[ -~]*$/
const blank = /^[ \u00a0]$/
const ignorable = /\p{Default_Ignorable_Code_Point}/gu

/** Spaces and hyphens of fixed kinds that the fonts lack, as the plain ones that look alike. */
const fold = (text: string): string =>
  text.normalize('NFC').replaceAll(/[\u2000-\u200a\u202f\u205f]/g, '\u00a0').replaceAll('\u2011', '-').replaceAll('\t', ' ')

const covers = (face: Face, text: string): boolean => {
  for (const sign of text) {
    const code = sign.codePointAt(0)
    if (code === undefined || !face.covers.has(code)) return false
  }
  return true
}

const codesOf = (text: string): string =>
  Array.from(text, (sign) => `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`).join('')

const first = (faces: readonly Face[]): Face => {
  const [face] = faces
  if (face === undefined) throw new Error('no font was loaded')
  return face
}

const runOf = (faces: readonly Face[], character: string, previous: Face): Run => {
  if (blank.test(character) && covers(previous, character)) return { face: previous, text: character }
  for (const text of [character, character.replaceAll(ignorable, '')]) {
    const face = faces.find((candidate) => covers(candidate, text))
    if (face) return { face, text }
  }
  // Never a silent empty box on a contract: a sign no font has is printed as its code point.
  return { face: first(faces), text: codesOf(character) }
}

/** Splits a line of text by the first face that covers each character. A blank stays with the run before it. */
export const runsOf = (faces: readonly Face[], text: string): Run[] => {
  if (plainAscii.test(text)) return text === '' ? [] : [{ face: first(faces), text }]
  const runs: Run[] = []
  for (const character of charactersOf(fold(text))) {
    const last = runs.at(-1)
    const next = runOf(faces, character, last?.face ?? first(faces))
    if (next.text === '') continue
    if (last?.face === next.face) runs[runs.length - 1] = { face: last.face, text: last.text + next.text }
    else runs.push(next)
  }
  return runs
}

/** The characters of a text that no loaded font can draw; `render` prints them as `[U+XXXX]`. */
export const unprintable = (faces: readonly Face[], text: string): string[] => [
  ...new Set(
    charactersOf(fold(text.replaceAll('\n', ' '))).filter((character) => {
      const visible = character.replaceAll(ignorable, '')
      return visible !== '' && !faces.some((face) => covers(face, character) || covers(face, visible))
    }),
  ),
]
