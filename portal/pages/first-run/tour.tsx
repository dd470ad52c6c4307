import { CloseButton, Group, List, Paper, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Role } from '#shared/vocabulary/roles.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Link } from '../../parts/link.tsx'
import { useMessages } from '../../parts/use-messages.ts'
import { usePutAway } from '../../parts/use-put-away.ts'
import { useMe } from '../../session/use-session.ts'

/** Three to five sentences for each role, each with the page it speaks of (`tour.<text>`). */
const tours: { readonly [R in Role]?: readonly (readonly [text: string, to: string])[] } = {
  buyer: [['buyerWaits', '/'], ['buyerOrders', '/orders'], ['buyerShipments', '/shipments'], ['buyerHelp', '/cases/new']],
  'sales-engineer': [['workWaits', '/'], ['salesOrders', '/orders'], ['developers', '/developers']],
  planner: [['workWaits', '/'], ['plannerWorkOrders', '/work-orders'], ['plannerLots', '/lots']],
  operator: [['workWaits', '/'], ['operatorLots', '/lots'], ['operatorTooling', '/tooling']],
  inspector: [['workWaits', '/'], ['inspectorInspections', '/inspections'], ['inspectorReports', '/nonconformances'], ['inspectorGauges', '/gauges']],
  clerk: [['workWaits', '/'], ['clerkStock', '/stock'], ['clerkShipments', '/shipments'], ['clerkReturns', '/returns']],
  'support-agent': [['workWaits', '/'], ['supportCases', '/cases'], ['supportReturns', '/returns'], ['supportReports', '/eight-d-reports']],
  manager: [['workWaits', '/'], ['managerOverview', '/overview'], ['managerOrders', '/orders'], ['managerPayments', '/payments'], ['developers', '/developers']],
}

/** What one does here, in the words of one's role; dismissed once, it stays away in this browser until it is asked for in one's own menu. */
export const Tour = (): ReactNode => {
  const { t } = useWords()
  const message = useMessages()
  const me = useMe()
  const { away, putAway, takeOut } = usePutAway('tour')
  const lines = me.roles.flatMap((role) => tours[role] ?? [])
  if (away || lines.length === 0) return null
  const dismiss = () => {
    putAway()
    message(t('tour.dismissed'), takeOut)
  }
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="tour-title" data-panel="tour">
      <Group justify="space-between" wrap="nowrap"><Title order={2} size="h4" id="tour-title">{t('tour.title')}</Title><CloseButton aria-label={t('tour.dismiss')} onClick={dismiss} /></Group>
      <List size="sm" spacing={4} mt="xs">
        {lines.map(([text, to]) => <List.Item key={text}><Link {...{ to }} size="sm">{t(`tour.${text}`)}</Link></List.Item>)}
      </List>
    </Paper>
  )
}
