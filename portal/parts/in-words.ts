import type { Words } from '../i18n/use-words.ts'

/** A line that a service wrote with unit codes (UN/ECE Rec 20: C62 = piece) and kinds of packages, as people say it: `20 C62` is 20 pieces. */
export const inWords = ({ pieces, maybe }: Pick<Words, 'pieces' | 'maybe'>, text: string): string =>
  text.replaceAll(/\b(\d{1,12}) C62\b(?: \/ ([a-z]+)\b)?/g, (_, count: string, kind: string | undefined) => `${pieces(Number(count))}${kind === undefined ? '' : ` / ${maybe(`values.${kind}`) ?? kind}`}`)
