import type { Face } from './fonts.ts'
import type { Pen } from './pen.ts'
import { charactersOf, type Run, runsOf } from './runs.ts'
import type { Style } from './theme.ts'

/** A measured line in one style; widths and heights in points. */
export type Line = { readonly runs: readonly { readonly run: Run; readonly width: number }[]; readonly style: Style; readonly width: number; readonly height: number; readonly baseline: number }

/** Sets text in lines. */
export type Setter = {
  /** One line, however wide. */
  line(text: string, style: Style): Line
  /** Lines no wider than `width`; a longer word is broken between characters. Empty text gives one empty line. */
  wrap(text: string, style: Style, width: number): Line[]
  draw(line: Line, x: number, top: number): void
}

// Ascent and descent around the baseline in ems. Telugu stacks signs above and consonants below, so its lines stand further apart.
const plain = { above: 0.98, below: 0.4 }
const stacked = { above: 1.06, below: 0.56 }

type Hand = { readonly pen: Pen; readonly faces: readonly Face[]; readonly tall: boolean }

const lineOf = ({ pen, faces, tall }: Hand, text: string, style: Style): Line => {
  const runs = runsOf(faces, text).map((run) => ({ run, width: pen.width(run, style) }))
  const { above, below } = tall || runs.some(({ run }) => run.face.complex) ? stacked : plain
  return { runs, style, width: runs.reduce((sum, { width }) => sum + width, 0), height: style.size * (above + below), baseline: style.size * above }
}

/** Cuts a word into parts that fit; every part has at least one character. */
const partsOf = (word: string, width: number, measure: (text: string) => number): string[] => {
  if (measure(word) <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const character of charactersOf(word)) {
    if (part !== '' && measure(part + character) > width) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}

const wrapParagraph = (text: string, width: number, measure: (text: string) => number): string[] => {
  const lines: string[] = []
  let line = ''
  let used = 0
  const space = measure(' ')
  for (const word of text.split(/[ \t]+/).filter((piece) => piece !== '').flatMap((piece) => partsOf(piece, width, measure))) {
    const wide = measure(word)
    if (line !== '' && used + space + wide > width) {
      lines.push(line)
      line = ''
      used = 0
    }
    used += line === '' ? wide : space + wide
    line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** Widths of words already measured; a document repeats most of its words. */
const remembered = (measure: (text: string, style: Style) => number): ((text: string, style: Style) => number) => {
  const widths = new Map<string, number>()
  return (text, style) => {
    const key = `${style.size}/${style.weight}/${text}`
    const known = widths.get(key)
    if (known !== undefined) return known
    const width = measure(text, style)
    widths.set(key, width)
    return width
  }
}

/** A setter that measures and draws with `pen`. `tall`: every line as high as stacked script needs, so that columns stay level. */
export const setterOn = (hand: Hand): Setter => {
  const measure = remembered((text, style) => lineOf(hand, text, style).width)
  return {
    line: (text, style) => lineOf(hand, text, style),
    wrap: (text, style, width) =>
      text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, (part) => measure(part, style))).map((line) => lineOf(hand, line, style)),
    draw(line, x, top) {
      let at = x
      for (const { run, width } of line.runs) {
        hand.pen.run(run, at, top + line.baseline, line.style)
        at += width
      }
    },
  }
}

export const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + line.height, 0)
