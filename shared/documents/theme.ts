import type { Weight } from './fonts.ts'

/** Sizes in points (1/72 inch). */
export type Style = { readonly size: number; readonly weight: Weight; readonly colour: string }

export const millimetre = 72 / 25.4

export const colours = { ink: '#1b1f24', muted: '#5b6570', accent: '#0b4f6c', hairline: '#d3d9df', backdrop: '#eef3f6' } as const

export type Theme = {
  readonly width: number
  readonly height: number
  readonly margin: number
  readonly gap: number
  readonly title: Style
  readonly number: Style
  readonly headings: Readonly<Record<1 | 2 | 3, Style>>
  readonly body: Style
  readonly strong: Style
  readonly muted: Style
  readonly label: Style
  readonly value: Style
  readonly columnTitle: Style
  readonly cell: Style
  readonly total: Style
  readonly sender: Style
  readonly small: Style
}

type Sizes = { readonly title: number; readonly h1: number; readonly h2: number; readonly body: number; readonly label: number; readonly cell: number; readonly small: number }

const style = (size: number, weight: Weight, colour: string): Style => ({ size, weight, colour })

const stylesOf = (sizes: Sizes): Omit<Theme, 'width' | 'height' | 'margin' | 'gap'> => {
  const { ink, muted, accent } = colours
  return {
    title: style(sizes.title, 700, accent),
    number: style(sizes.h2, 700, ink),
    headings: { 1: style(sizes.h1, 700, accent), 2: style(sizes.h2, 700, ink), 3: style(sizes.body, 700, muted) },
    body: style(sizes.body, 400, ink),
    strong: style(sizes.body, 700, ink),
    muted: style(sizes.cell, 400, muted),
    label: style(sizes.label, 400, muted),
    value: style(sizes.body, 400, ink),
    columnTitle: style(sizes.label, 700, accent),
    cell: style(sizes.cell, 400, ink),
    total: style(sizes.cell, 700, ink),
    sender: style(sizes.h2, 700, ink),
    small: style(sizes.small, 400, muted),
  }
}

export const themes: Readonly<Record<'A4' | 'label-100x150', Theme>> = {
  A4: {
    width: 210 * millimetre,
    height: 297 * millimetre,
    margin: 18 * millimetre,
    gap: 8,
    ...stylesOf({ title: 20, h1: 13, h2: 10.5, body: 9.5, label: 7.5, cell: 8.5, small: 7.5 }),
  },
  'label-100x150': {
    width: 100 * millimetre,
    height: 150 * millimetre,
    margin: 4 * millimetre,
    gap: 4,
    ...stylesOf({ title: 13, h1: 12, h2: 9.5, body: 9.5, label: 6.5, cell: 8, small: 6.5 }),
  },
}
