import { Group, Paper, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ScheduledOperation } from '#services/production/schedule-view.ts'
import { act } from '../../../forms/act.ts'
import { Actions } from '../../../forms/actions.tsx'
import { useWords } from '../../../i18n/use-words.ts'
import { partText } from '../../../parts/columns.tsx'
import { Facts } from '../../../parts/facts.tsx'
import { Status } from '../../../parts/status.tsx'
import { ThingLink } from '../../../parts/thing-link.tsx'

/** One operation of the plan: when and why then, whose it is, and for planners the way to have it otherwise. What is at work already stays where it is. */
export const Chosen = ({ of: operation }: { readonly of: ScheduledOperation }): ReactNode => {
  const { t, instant, pieces } = useWords()
  const { lotId, lotNumber, workOrderId, workOrderNumber, orderId, sequence, name, workCentre, part, customerName, quantity, status, start, end, due, late, waitsFor, pinned, conflict } = operation
  const params = lotId === undefined ? undefined : { lotId, sequence: String(sequence) }
  const actions = params && status === 'Planned' ? [act('production', 'pinOperation', params, { initial: { start } }), ...(pinned ? [act('production', 'unpinOperation', params)] : [])] : []
  return (
    <Paper withBorder radius="md" p="md" component="section" aria-label={t('schedule.chosen')} data-chosen>
      <Group justify="space-between" gap="xs" mb="xs">
        <Group gap="sm"><Text fw={600}>{sequence} {name}</Text><Status of={status} /></Group>
        <Actions size="xs" of={actions} />
      </Group>
      <Facts of={{
        lot: lotId !== undefined && <ThingLink id={lotId}>{lotNumber ?? ''}</ThingLink>, workOrder: <ThingLink id={workOrderId}>{workOrderNumber}</ThingLink>, order: <ThingLink id={orderId}>{t('things.itsOrder')}</ThingLink>,
        part: partText(part), customerName, workCentre, quantity: pieces(quantity), start: instant(start), end: instant(end), due: due !== undefined && instant(due), late: late && t('schedule.isLate'),
        waitsFor: t(`values.${waitsFor}`), pinned: pinned && t('fields.pinned'), conflict: conflict !== undefined && t(`values.${conflict}`),
      }} />
    </Paper>
  )
}
