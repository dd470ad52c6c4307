import { useRef, useState } from 'react'
import type { Problem } from '#shared/kernel/problem.ts'
import { useRefresh } from './use-api.ts'

export type Answered<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

/** Runs a change from a page's own form: busy while it runs, its problem if it was refused, and what is on the screen anew when it was done. */
export const useCommand = () => {
  const refresh = useRefresh()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  /** Known at once, and not only when the button is drawn as busy: a second click in the same instant does nothing. */
  const under = useRef(false)
  const run = async <T>(change: () => Promise<Answered<T>>): Promise<T | undefined> => {
    if (under.current) return undefined
    under.current = true
    setBusy(true)
    const answer = await change()
    setProblem(answer.ok ? undefined : answer.problem)
    // Refused because somebody was faster: show what is there now, so that the next try is a knowing one.
    if (answer.ok || answer.problem.code === 'stale-version') await refresh()
    under.current = false
    setBusy(false)
    return answer.ok ? answer.value : undefined
  }
  return { run, busy, problem }
}
