import { Group, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ActionTarget } from '../forms/action-dialog.tsx'
import { Actions } from '../forms/actions.tsx'
import { seen } from '../forms/seen.ts'
import { useWords } from '../i18n/use-words.ts'
import { useIsCustomer } from '../session/use-session.ts'
import { Answer } from './answer.tsx'
import { Link } from './link.tsx'
import { Page } from './page.tsx'
import { Status } from './status.tsx'

type Thing = { readonly version: number; readonly status: string; readonly number?: string; readonly orderId?: string; readonly customerName?: string }

type ThingPageProps<T extends Thing> = {
  /** What kind of thing (`things.<kind>`). */
  readonly kind: string
  readonly of: UseQueryResult<T>
  readonly name?: (thing: T) => string
  /** What can be done to it in its present state; each is shown to those whom the service lets do it. */
  readonly actions: (thing: T) => readonly ActionTarget[]
  readonly children: (thing: T) => ReactNode
}

/** The page of one thing: what it is, in which state, of which order, what one can do, and the rest. */
export const ThingPage = <T extends Thing>({ kind, of, name, actions, children }: ThingPageProps<T>): ReactNode => {
  const { t } = useWords()
  const buyer = useIsCustomer()
  const thing = of.data
  if (!thing) return <Page title={t(`things.${kind}`)}><Answer of={of} lines={8}>{() => null}</Answer></Page>
  return (
    <Page
      title={name?.(thing) ?? thing.number ?? t(`things.${kind}`)}
      over={
        <Group gap="xs">
          <span>{t(`things.${kind}`)}</span>
          {!buyer && thing.customerName !== undefined && <Text span size="sm">· {thing.customerName}</Text>}
          {thing.orderId !== undefined && <Link to="/orders/$orderId" params={{ orderId: thing.orderId }} size="sm">{t('things.itsOrder')}</Link>}
        </Group>
      }
      beside={<Status of={thing.status} />}
      actions={<Actions of={seen(of, thing, (answer) => answer, actions(thing))} />}
    >
      {children(thing)}
    </Page>
  )
}
