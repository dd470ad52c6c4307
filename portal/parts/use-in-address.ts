import { useLocation, useNavigate } from '@tanstack/react-router'

export type InAddress = { readonly [name: string]: string }

/** What the address says after `?` (filters, what is sought), and a way to change it: the page as one sees it can be kept, or sent to somebody. */
export const useInAddress = (): { readonly said: InAddress; readonly path: string; readonly say: (change: { readonly [name: string]: string | undefined }) => void } => {
  const go = useNavigate()
  const { pathname: path, search } = useLocation()
  // The router reads what looks like a number as one.
  const said = Object.fromEntries(Object.entries<unknown>(search).map(([name, value]) => [name, String(value)]))
  const say = (change: { readonly [name: string]: string | undefined }): void => {
    const next = { ...said, ...change }
    const target = { to: path, search: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== '')), replace: true, resetScroll: false }
    void go(target)
  }
  return { said, path, say }
}
