import type { UseQueryResult } from '@tanstack/react-query'
import type { ActionTarget } from './action-dialog.tsx'

type Versioned = { readonly version: number }

/** Actions upon a thing as it is on the screen: with its version, and the way to read it again when somebody else was faster. */
export const seen = <Q, T extends Versioned>(of: UseQueryResult<Q>, thing: T, pick: (answer: Q) => T, actions: readonly ActionTarget[]): readonly ActionTarget[] => {
  const reread = async () => {
    const { data } = await of.refetch()
    return data === undefined ? undefined : { ...pick(data) }
  }
  return actions.map((each) => ({ seen: { ...thing }, reread, ...each }))
}
