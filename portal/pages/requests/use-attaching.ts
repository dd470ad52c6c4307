import { useRef, useState } from 'react'
import type { Problem } from '#shared/kernel/problem.ts'
import { useRefresh } from '../../api/use-api.ts'
import type { Answered } from '../../api/use-command.ts'
import type { Uploaded } from './upload.ts'

/** Attaches files as they are up, one after the other: two that are up in the same instant change the same request. */
export const useAttaching = (attach: (file: Uploaded) => Promise<Answered<unknown>>) => {
  const refresh = useRefresh()
  const [problem, setProblem] = useState<Problem>()
  const [pending, setPending] = useState(0)
  const last = useRef<Promise<void>>(Promise.resolve())
  const after = async (before: Promise<void>, file: Uploaded): Promise<void> => {
    await before
    try {
      const answer = await attach(file)
      setProblem(answer.ok ? undefined : answer.problem)
      await refresh()
    } finally {
      setPending((count) => count - 1)
    }
  }
  const add = (file: Uploaded): void => {
    setPending((count) => count + 1)
    last.current = after(last.current, file)
  }
  return { add, problem, busy: pending > 0 }
}
