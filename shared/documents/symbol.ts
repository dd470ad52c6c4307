import { type DrawingContext, gs1_128, qrcode } from 'bwip-js/node'
import type { Barcode } from './document.ts'

type Outline = readonly (readonly [number, number])[]

/** A bar code as outlines in modules (the narrowest bar is 1 wide), filled by the even-odd rule; no quiet zone. */
export type Symbol = { readonly width: number; readonly height: number; readonly outlines: readonly Outline[] }

/** Moves the ink to the origin: the encoder leaves room around it that is not the quiet zone either. */
const trimmed = (outlines: readonly Outline[]): Symbol => {
  const xs = outlines.flat().map(([x]) => x)
  const ys = outlines.flat().map(([, y]) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return {
    width: Math.max(...xs) - left,
    height: Math.max(...ys) - top,
    outlines: outlines.map((outline) => outline.map(([x, y]) => [x - left, y - top])),
  }
}

const collector = (): DrawingContext<Symbol> => {
  const outlines: Outline[] = []
  return {
    scale: (sx, sy) => [sx, sy],
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: () => {},
    line(x0, y0, _x1, y1, thickness) {
      // The encoder gives the middle of an odd bar rounded up to a whole module.
      const left = Math.floor(x0 - thickness / 2)
      outlines.push([[left, y0], [left + thickness, y0], [left + thickness, y1], [left, y1]])
    },
    polygon: (points) => void outlines.push(points),
    hexagon: () => {},
    ellipse: () => {},
    fill: () => {},
    text: () => {},
    end: () => trimmed(outlines),
  }
}

/**
 * Encodes the value. GS1-128 (ISO/IEC 15417 with FNC1) checks each application identifier's content, an SSCC's check digit
 * among them; QR (ISO/IEC 18004) is written at the encoder's default error correction level, M. Throws when the value cannot be encoded.
 */
export const symbolOf = (symbology: Barcode['symbology'], value: string): Symbol => {
  switch (symbology) {
    case 'gs1-128':
      return gs1_128<Symbol>({ bcid: 'gs1-128', text: value, scale: 1, height: 1, includetext: false }, collector())
    case 'qrcode':
      return qrcode<Symbol>({ bcid: 'qrcode', text: value, scale: 1 }, collector())
  }
}
