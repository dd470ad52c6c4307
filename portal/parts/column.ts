import type { ReactNode } from 'react'

export type Column<T> = {
  /** Names it (`fields.<name>`). */
  readonly name: string
  /** The cell as text: sorted, searched and exported by this. */
  readonly text: (row: T) => string
  /** How it looks, when not as its text. */
  readonly show?: (row: T) => ReactNode
  readonly align?: 'right'
  /** Sorts by this instead of the text. */
  readonly order?: (row: T) => number
}
