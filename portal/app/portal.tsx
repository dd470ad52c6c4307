import { MantineProvider } from '@mantine/core'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useMemo, type ReactNode } from 'react'
import { apiOver } from '../api/clients.ts'
import { overFetch } from '../api/transport.ts'
import { ApiContext } from '../api/use-api.ts'
import { Messages } from '../parts/messages.tsx'
import { Welcome } from '../pages/welcome.tsx'
import { SessionContext } from '../session/use-session.ts'
import type { Session } from '../session/session.ts'
import { router } from './router.tsx'
import { theme, variables } from './theme.ts'

export const Portal = ({ session, queries }: { readonly session: Session; readonly queries: QueryClient }): ReactNode => {
  const api = useMemo(() => apiOver(overFetch({ token: session.token, locale: () => document.documentElement.lang, signedOut: () => void session.signIn() })), [session])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <SessionContext value={session}>
        <QueryClientProvider client={queries}>
          <ApiContext value={api}>
            <Messages>{session.me ? <RouterProvider router={router} /> : <Welcome />}</Messages>
          </ApiContext>
        </QueryClientProvider>
      </SessionContext>
    </MantineProvider>
  )
}
