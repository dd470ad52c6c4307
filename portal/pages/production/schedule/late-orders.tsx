import type { ReactNode } from 'react'
import type { LateCause, OrderForecast } from '#services/production/schedule-view.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { columnKit, partText } from '../../../parts/columns.tsx'
import { DataTable } from '../../../parts/data-table.tsx'
import { Empty } from '../../../parts/empty.tsx'
import { Panel } from '../../../parts/panel.tsx'

/** Orders that will not be ready in time, or of which nobody can say, the latest first, each with what it waits for. */
export const LateOrders = ({ orders }: { readonly orders: readonly OrderForecast[] }): ReactNode => {
  const words = useWords()
  const { t, instant, number } = words
  const kit = columnKit<OrderForecast>(words)
  const late = orders.filter(({ lateMinutes, unplanned }) => lateMinutes > 0 || unplanned !== undefined).toSorted((a, b) => b.lateMinutes - a.lateMinutes)
  const causeText = ({ reason, workCentre }: LateCause): string => `${t(`values.${reason}`)}${workCentre === undefined ? '' : `: ${workCentre}`}`
  return (
    <Panel title={t('schedule.late')} of="late">
      <DataTable
        label={t('schedule.late')} rows={late} rowKey={({ workOrderId }) => workOrderId} empty={<Empty title={t('schedule.noneLate')}>{t('schedule.noneLateHelp')}</Empty>}
        columns={[
          kit.link('workOrder', ({ workOrderId }) => workOrderId, ({ workOrderNumber }) => workOrderNumber),
          { name: 'part', text: ({ part }) => partText(part) },
          kit.text('customerName', ({ customerName }) => customerName),
          { name: 'due', text: ({ due }) => (due === undefined ? '' : instant(due)), order: ({ due }) => Date.parse(due ?? '') || 0 },
          { name: 'completion', text: ({ completion }) => (completion === undefined ? '' : instant(completion)), order: ({ completion }) => Date.parse(completion ?? '') || 0 },
          { name: 'late', align: 'right', text: ({ lateMinutes }) => (lateMinutes === 0 ? '' : t('units.hours', { number: number(lateMinutes / 60, 1) })), order: ({ lateMinutes }) => lateMinutes },
          { name: 'cause', text: ({ cause, unplanned }) => (unplanned === undefined ? (cause ? causeText(cause) : '') : t(`values.${unplanned}`)) },
        ]}
      />
    </Panel>
  )
}
