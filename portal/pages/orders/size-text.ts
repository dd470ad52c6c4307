import type { Words } from '../../i18n/use-words.ts'

/** A file's size as people say it: `64 kB`, `1.2 MB` (1 kB = 1000 bytes, as on a disk). */
export const sizeText = ({ number }: Pick<Words, 'number'>, bytes: number): string => {
  if (bytes < 1000) return `${number(bytes)} B`
  return bytes < 1_000_000 ? `${number(bytes / 1000)} kB` : `${number(bytes / 1_000_000, 1)} MB`
}
