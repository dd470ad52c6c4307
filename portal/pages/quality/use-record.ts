import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '#shared/kernel/problem.ts'
import type { InputOf } from '../../api/clients.ts'
import { useApi, useRefresh } from '../../api/use-api.ts'
import type { Inspection } from './needed.ts'

type Entry = InputOf<'quality', 'recordResult'>['body']
export type Recording = { readonly record: (entry: Entry) => Promise<boolean>; readonly busy: boolean; readonly problem: Problem | undefined }

/** Adds a result to an inspection. Results are only ever added, so when somebody else added one meanwhile it is sent again upon what is there now. */
export const useRecord = (inspection: Inspection, of: UseQueryResult<Inspection>): Recording => {
  const { quality } = useApi()
  const refresh = useRefresh()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const send = (body: Entry, version: number) => quality.recordResult({ params: { inspectionId: inspection.inspectionId }, body, version })
  const record = async (entry: Entry): Promise<boolean> => {
    setBusy(true)
    const first = await send(entry, inspection.version)
    const now = !first.ok && first.problem.code === 'stale-version' ? (await of.refetch()).data : undefined
    const answer = now ? await send(entry, now.version) : first
    setProblem(answer.ok ? undefined : answer.problem)
    await refresh()
    setBusy(false)
    return answer.ok
  }
  return { record, busy, problem }
}
