import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Door } from './server.ts'

const weights = ['400', '700'] as const
const fileOf = (weight: string): string => `noto-sans-telugu-telugu-${weight}-normal.woff2`

/** Telugu looks right on a machine that has no Telugu font: the pages bring theirs. */
export const fontFaces = weights
  .map((weight) => `@font-face{font-family:'Noto Sans Telugu';font-weight:${weight};font-display:swap;unicode-range:U+0C00-0C7F,U+200C-200D;src:url(/fonts/${fileOf(weight)}) format('woff2')}`)
  .join('')

export const fontsDoor: Door = async (_, response, url) => {
  const name = weights.map(fileOf).find((file) => url.pathname === `/fonts/${file}`)
  if (name === undefined) return void response.writeHead(404).end()
  const bytes = await readFile(createRequire(import.meta.url).resolve(`@fontsource/noto-sans-telugu/files/${name}`))
  response.writeHead(200, { 'content-type': 'font/woff2', 'cache-control': 'public, max-age=31536000, immutable' }).end(bytes)
}
