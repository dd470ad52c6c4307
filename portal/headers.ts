/**
 * How the portal's files are served, the same on one machine (`local/portal-door.ts`) and from CloudFront (`infra/portal-stack.ts`). Plain data: no
 * imports, so that both may read it.
 */

/** Origins that pages may talk to besides their own: none on one machine, where everything is on one port. */
export type Beyond = {
  /** Where tokens come from. */
  readonly signIn?: readonly string[]
  /** Where signed links lead: files go up by a script, photos are shown. */
  readonly files?: readonly string[]
}

/** What the browser is told to allow: our own files and APIs, and nothing from elsewhere. Styles are set by scripts of the component library. */
export const contentSecurityPolicy = ({ signIn = [], files = [] }: Beyond = {}): string => [
  "default-src 'self'", "style-src 'self' 'unsafe-inline'", ["img-src 'self' data: blob:", ...files].join(' '), ["connect-src 'self'", ...signIn, ...files].join(' '), "worker-src 'self'",
  "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'",
].join('; ')

export const referrerPolicy = 'same-origin'

/** Built files carry a hash of their bytes in their names; everything else is asked for anew each time, and mostly not sent again. */
export const hashedFolder = 'assets'
export const cacheControl = { hashed: 'public, max-age=31536000, immutable', asked: 'no-cache', settings: 'no-store' } as const

/** Whether an address is a page's, to be answered with the first page, and not a file's, to be answered with it or not at all. */
export const isPage = (path: string): boolean => !path.slice(path.lastIndexOf('/')).includes('.')
