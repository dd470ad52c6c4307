import type { FileKey } from '#shared/kernel/ports.ts'

/** The key of a file is its owner and its SHA-256; anything else is a defect, and would be a path. */
export const checkKey = ({ owner, sha256 }: FileKey): void => {
  if (!isOwner(owner)) throw new Error(`no owner of files: ${JSON.stringify(owner)}`)
  if (!isSha256(sha256)) throw new Error(`not a SHA-256 in lower-case hexadecimal: ${JSON.stringify(sha256)}`)
}

export const isOwner = (text: string): boolean => /^[A-Za-z0-9_-]{1,80}$/.test(text)

export const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

/** How long a link is good for. */
export const linkSeconds = 900

/**
 * RFC 6266, always an attachment: what a customer uploaded never runs in the portal's origin. Old readers get ASCII,
 * others the name itself (RFC 8187).
 */
export const contentDisposition = (name: string): string => {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%/]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
