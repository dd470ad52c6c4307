import type { ReactNode } from 'react'
import { addressOf } from '../app/addresses.ts'
import { Link } from './link.tsx'

/** A thing by its readable number, leading to its page; only the number where there is no page for its kind. */
export const ThingLink = ({ id, children }: { readonly id: string; readonly children: ReactNode }): ReactNode => {
  const to = addressOf(id)
  return to === undefined ? <span>{children}</span> : <Link {...{ to }} size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>{children}</Link>
}
