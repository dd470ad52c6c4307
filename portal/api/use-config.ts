import { useQuery, type QueryClient } from '@tanstack/react-query'
import { loadConfig, type PortalConfig } from './config.ts'

const queryKey = ['portal.json']

/** Where the portal runs, for pages that show what is not everywhere. */
export const useConfig = (): PortalConfig | undefined => useQuery({ queryKey, queryFn: loadConfig, staleTime: Infinity, refetchInterval: false }).data

/** It was loaded before the first page. */
export const keepConfig = (queries: QueryClient, config: PortalConfig): void => void queries.setQueryData(queryKey, config)
