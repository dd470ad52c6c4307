import { Alert, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Actions } from '../../forms/actions.tsx'
import { QuickActions } from '../../forms/quick-actions.tsx'
import { seen } from '../../forms/seen.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../parts/facts.tsx'
import { Link } from '../../parts/link.tsx'
import { Status } from '../../parts/status.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'
import { useHasRole } from '../../session/use-session.ts'
import { currentOf, type Lot, type Operation } from './current-operation.ts'
import { operationActions } from './operation-actions.ts'

/** What is to be done with the lot now, and the buttons for it: big enough for the shop floor. */
export const Now = ({ lot, of }: { readonly lot: Lot; readonly of: UseQueryResult<Lot> }): ReactNode => {
  const { t, instant } = useWords()
  const operation = currentOf(lot)
  return (
    <Stack gap="sm">
      {lot.status === 'Hold' && (
        <Alert color="red" title={t('shop.heldSince', { since: instant(lot.heldSince) })}>{lot.holds.map(({ key, reason }) => <Text size="sm" key={key}>{reason}</Text>)}</Alert>
      )}
      {lot.status === 'Merged' && <Text size="sm">{t('shop.mergedInto')} <ThingLink id={lot.into}>{t('things.lot')}</ThingLink></Text>}
      {operation && lot.quantity > 0 && lot.status !== 'Merged' ? <Step lot={lot} of={of} operation={operation} /> : <Text size="sm">{t(`shop.after${lot.status}`)}</Text>}
    </Stack>
  )
}

const Step = ({ lot, of, operation }: { readonly lot: Lot; readonly of: UseQueryResult<Lot>; readonly operation: Operation }): ReactNode => {
  const { t, instant, number, pieces } = useWords()
  const atTerminals = useHasRole(['operator', 'planner', 'manager'])
  const { touch, ask } = operationActions(lot, operation)
  const upon = (actions: typeof touch) => seen(of, lot, (answer) => answer, actions)
  return (
    <>
      <Group gap="sm">
        <Text fw={600} size="lg">{operation.sequence} {operation.name}</Text>
        <Status of={operation.status} />
      </Group>
      {operation.instructions !== '' && <Text size="sm" style={{ whiteSpace: 'pre-line' }}>{operation.instructions}</Text>}
      <Facts of={{
        workCentre: operation.workCentre, performer: operation.performer === 'manufacturer' ? undefined : `${t(`values.${operation.performer}`)}${operation.supplier === '' ? '' : ` · ${operation.supplier}`}`,
        input: pieces(operation.ledger.input), rework: operation.ledger.rework > 0 && pieces(operation.ledger.rework), atSupplier: operation.ledger.atSupplier > 0 && pieces(operation.ledger.atSupplier),
        setupTime: operation.setupSeconds > 0 && t('units.minutes', { number: number(operation.setupSeconds / 60) }),
        cycleTime: operation.cycleSeconds > 0 && t('units.minutes', { number: number(operation.cycleSeconds / 60, 1) }),
        by: 'by' in operation && operation.by.name, since: instant(sinceOf(operation)), reason: operation.status === 'Paused' && operation.reason,
      }} />
      <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }} spacing="sm">
        <QuickActions of={upon(touch)} />
        <Actions size="lg" of={upon(ask)} />
      </SimpleGrid>
      {atTerminals && operation.performer === 'manufacturer' && <Link {...{ to: '/terminal', search: { at: operation.workCentre, lot: lot.lotId } }} size="sm">{t('terminal.openHere', { workCentre: operation.workCentre })}</Link>}
    </>
  )
}

const sinceOf = (operation: Operation): string | undefined => {
  switch (operation.status) {
    case 'Setup': return operation.setupAt
    case 'Running': return operation.runningSince
    case 'Paused': return operation.pausedAt
    case 'Ordered': return operation.orderedAt
    case 'SentOut': return operation.sentAt
    case 'AtSupplier': return operation.arrivedAt
    case 'Received': return operation.receivedAt
    default: return undefined
  }
}
