import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApi } from '../../api/use-api.ts'
import { useMe } from '../../session/use-session.ts'
import { queues } from './places.ts'

/** Work that an earlier visit left on this device is sent from whatever page one is on; its code comes only where there is some. */
export const useUnsent = (): void => {
  const api = useApi()
  const queries = useQueryClient()
  const me = useMe()
  useEffect(() => {
    if (localStorage.getItem(queues + me.id) !== null) void import('./terminal.tsx').then(({ postOf }) => postOf(api, queries, me))
  }, [api, queries, me])
}
