import { withPieces } from '#shared/vocabulary/with-pieces.ts'
import type { Words } from '../i18n/use-words.ts'

/** A line that a service wrote with unit codes (UN/ECE Rec 20: C62 = piece) and kinds of packages, as people say it: `20 C62` is 20 pieces. */
export const inWords = ({ pieces, maybe }: Pick<Words, 'pieces' | 'maybe'>, text: string): string =>
  withPieces(text, (count, kind) => `${pieces(count)}${kind === undefined ? '' : ` / ${maybe(`values.${kind}`) ?? kind}`}`)
