import { Group, List, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'
import type { WorkOrder } from './work-order-actions.ts'

/** Why work may begin, or what it waits for and since when: the approved plan, the signed contract, the deposit. */
export const Gates = ({ order }: { readonly order: WorkOrder }): ReactNode => {
  const { t } = useWords()
  const { plan, contract, payment } = order.gates
  const signed = order.contracts.find((each) => each.standing === 'Signed' && each.contractId === contract.contractId)
  return (
    <Panel of="gates" title={t(order.gates.open ? 'gates.titleOpen' : 'gates.titleClosed')}>
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        <Gate name="plan" open since={plan.approvedAt} reason={t('gates.approved')}><ThingLink id={order.plan.planId}>{t('gates.revision', { revision: order.plan.revision })}</ThingLink></Gate>
        <Gate name="contract" open={contract.open} since={signed?.at ?? plan.approvedAt} reason={t(`gates.${contract.reason}`)}>{contract.contractId !== undefined && <ThingLink id={contract.contractId}>{t('things.contract')}</ThingLink>}</Gate>
        <Gate name="payment" open={payment.open} since={moneyAt(order) ?? signed?.at ?? plan.approvedAt} reason={t(`gates.${payment.reason}`)}>
          {payment.milestones.length > 0 && (
            <List size="sm">
              {payment.milestones.map(({ milestoneId, name, state }) => <List.Item key={milestoneId}><Group gap="xs"><span>{name}</span><Status of={state} /></Group></List.Item>)}
            </List>
          )}
        </Gate>
      </Stack>
    </Panel>
  )
}

const moneyAt = ({ payments }: WorkOrder): string | undefined => payments.filter(({ gate }) => gate === 'production').map(({ at }) => at).toSorted().at(-1)

type GateProps = { readonly name: string; readonly open: boolean; readonly since: string; readonly reason: string; readonly children: ReactNode }

const Gate = ({ name, open, since, reason, children }: GateProps): ReactNode => {
  const { t, ago, instant } = useWords()
  return (
    <Group component="li" gap="sm" align="flex-start" wrap="nowrap">
      <Text span fw={700} c={open ? 'teal' : 'orange'} aria-hidden w={18} ta="center">{open ? '✓' : '…'}</Text>
      <Stack gap={2}>
        <Text size="sm"><b>{t(`gates.${name}`)}</b> · {t(open ? 'gates.open' : 'gates.closed')}: {reason}</Text>
        <Text size="xs" c="dimmed" title={instant(since)}>{t(open ? 'gates.openSince' : 'gates.waitsSince', { since: ago(since) })}</Text>
        {children}
      </Stack>
    </Group>
  )
}
