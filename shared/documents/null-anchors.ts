import type { Pdf } from './pdf.ts'

/**
 * OpenType lets a mark-positioning lookup have no anchor for a glyph (GPOS lookup types 4 to 6: a NULL offset means "leave it where it
 * is"). The shaper under the PDF library (fontkit 2.0.4, its issue 367) throws instead, on ordinary Telugu words. Until a release
 * takes the fix, the font now selected skips such marks; when the shaper's insides have changed, this throws rather than guess.
 */
export const skipNullAnchors = (pdf: Pdf): void => {
  const processor = reach(pdf, '_font', 'font', '_layoutEngine', 'engine', 'GPOSProcessor')
  if (typeof processor !== 'object' || processor === null) return
  const apply: unknown = Reflect.get(processor, 'applyAnchor')
  if (typeof apply !== 'function') throw new Error('the shaper has changed: see whether it handles NULL anchors now')
  const guarded = (mark: unknown, base: unknown, index: unknown): void => {
    if (base && reach(mark, 'markAnchor')) Reflect.apply(apply, processor, [mark, base, index])
  }
  Reflect.set(processor, 'applyAnchor', guarded)
}

const reach = (from: unknown, ...path: readonly string[]): unknown =>
  path.reduce((at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined), from)
