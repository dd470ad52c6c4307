import type { Translate } from '#shared/i18n/translator.ts'
import type { Pen } from './pen.ts'
import type { Setter } from './text.ts'
import type { Theme } from './theme.ts'
import type { DocumentsKey } from './words.ts'

/** What a block needs to lay itself out. `width` is the width of the text area, `depth` its height on a fresh page, in points. */
export type Room = { readonly pen: Pen; readonly setter: Setter; readonly theme: Theme; readonly t: Translate<DocumentsKey>; readonly width: number; readonly depth: number }

/** An unbreakable part of a block, drawn at the left edge of the text area. */
export type Piece = {
  readonly height: number
  readonly draw: (x: number, top: number) => void
  /** Stays on the page of the next piece. */
  readonly glued?: boolean
  /** Mere space: dropped at the top of a page. */
  readonly blank?: boolean
  /** Drawn again before this piece when it opens a page, such as a table's header. */
  readonly opening?: Piece
}

export const space = (height: number): Piece => ({ height, draw: () => {}, blank: true })
/** Space that keeps what stands before it with what comes after it. */
export const gluedSpace = (height: number): Piece => ({ height, draw: () => {}, blank: true, glued: true })

/** Where pages begin and end; `open` starts a page and answers the y of its first line. */
export type Pages = { readonly left: number; readonly bottom: number; open(): number }

const openingHeight = (piece: Piece): number => piece.opening?.height ?? 0

/** A piece with the ones it is glued to; a chain taller than a page is let go. */
const chainAt = (pieces: readonly Piece[], start: number, depth: number): Piece[] => {
  const chain: Piece[] = []
  for (const piece of pieces.slice(start)) {
    chain.push(piece)
    if (piece.glued !== true) break
  }
  const tall = chain.reduce((sum, piece) => sum + piece.height, 0)
  const [first] = chain
  return tall > depth && first ? [first] : chain
}

/** Places pieces one below the other, opening pages as they fill. `top` is where the first page's content may begin. */
export const flow = (pieces: readonly Piece[], pages: Pages, depth: number, top: number): void => {
  let y = top
  let fresh = true
  for (let index = 0; index < pieces.length; ) {
    const chain = chainAt(pieces, index, depth)
    index += chain.length
    const height = chain.reduce((sum, piece) => sum + piece.height, 0)
    const overflows = !fresh && y + height > pages.bottom
    // Space alone opens no page: at the end of a document that page would be empty.
    if (overflows && chain.every((piece) => piece.blank === true)) continue
    if (overflows) {
      y = pages.open()
      fresh = true
      const opening = chain[0]?.opening
      if (opening) {
        opening.draw(pages.left, y)
        y += openingHeight(chain[0] ?? opening)
      }
    }
    for (const piece of chain) {
      if (fresh && piece.blank === true) continue
      piece.draw(pages.left, y)
      y += piece.height
      fresh = false
    }
  }
}
