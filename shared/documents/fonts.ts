import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { codePointsOf, unwrapped } from './sfnt.ts'

/**
 * Where the font files are: nothing for the installed packages, or a flat directory of the files `fontFiles()` names,
 * for a bundle that has no node_modules beside it.
 */
export type FontSource = { readonly directory?: string }

export type Weight = 400 | 700

type Family = { readonly id: string; readonly package: string; readonly subset: string; readonly complex?: true }

/** Looked through in this order for the first that has every code point of a character. */
const families: readonly Family[] = [
  { id: 'latin', package: 'noto-sans', subset: 'latin' },
  { id: 'telugu', package: 'noto-sans-telugu', subset: 'telugu', complex: true },
  { id: 'latin-ext', package: 'noto-sans', subset: 'latin-ext' },
  { id: 'greek', package: 'noto-sans', subset: 'greek' },
  { id: 'cyrillic', package: 'noto-sans', subset: 'cyrillic' },
  { id: 'vietnamese', package: 'noto-sans', subset: 'vietnamese' },
  { id: 'devanagari', package: 'noto-sans', subset: 'devanagari', complex: true },
  // Signs: ≤ → ⌀ are in the first (which has one weight), Ⓜ in the second.
  { id: 'math', package: 'noto-sans-math', subset: 'latin' },
  { id: 'symbols', package: 'noto-sans-symbols', subset: 'symbols' },
]

export type Face = {
  readonly id: string
  readonly covers: ReadonlySet<number>
  /** Needs reordering and stacking, so the drawn order of glyphs is not the order of the text. */
  readonly complex: boolean
  /** TrueType files. */
  readonly bytes: Readonly<Record<Weight, Uint8Array>>
}

const weightsOf = (family: Family): readonly Weight[] => (family.id === 'math' ? [400] : [400, 700])
const fileOf = (family: Family, weight: Weight): string => `${family.package}-${family.subset}-${weight}-normal.woff`

/** The WOFF 1.0 files to ship beside a bundle, as `{ package, file }` of `node_modules/@fontsource/<package>/files/<file>`. */
export const fontFiles = (): { readonly package: string; readonly file: string }[] =>
  families.flatMap((family) => weightsOf(family).map((weight) => ({ package: `@fontsource/${family.package}`, file: fileOf(family, weight) })))

const pathOf = (family: Family, weight: Weight, source: FontSource): string => {
  const file = fileOf(family, weight)
  if (source.directory !== undefined) return join(source.directory, file)
  return createRequire(import.meta.url).resolve(`@fontsource/${family.package}/files/${file}`)
}

const loadFace = async (family: Family, source: FontSource): Promise<Face> => {
  const [regular, bold] = await Promise.all(weightsOf(family).map(async (weight) => unwrapped(await readFile(pathOf(family, weight, source)))))
  if (regular === undefined) throw new Error(`no file for ${family.id}`)
  return { id: family.id, covers: codePointsOf(regular), complex: family.complex === true, bytes: { 400: regular, 700: bold ?? regular } }
}

const loaded = new Map<string, Promise<readonly Face[]>>()

/** Every face, read once per process and source. Throws when a file is missing. */
export const facesFrom = (source: FontSource): Promise<readonly Face[]> => {
  const key = source.directory ?? ''
  const known = loaded.get(key)
  if (known) return known
  const faces = Promise.all(families.map((family) => loadFace(family, source)))
  loaded.set(key, faces)
  return faces
}
