import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ScheduledOperation } from '#services/production/schedule-view.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { columnKit, partText } from '../../../parts/columns.tsx'
import { DataTable } from '../../../parts/data-table.tsx'
import { keyOf } from './chart.ts'

/** The same as the chart, for whoever would rather read. */
export const WorkTable = ({ operations, onChoose }: { readonly operations: readonly ScheduledOperation[]; readonly onChoose: (key: string) => void }): ReactNode => {
  const words = useWords()
  const { t, instant } = words
  const kit = columnKit<ScheduledOperation>(words)
  const title = ({ lotNumber, workOrderNumber, sequence, name }: ScheduledOperation): string => `${lotNumber ?? workOrderNumber} ${sequence} ${name}`
  return (
    <DataTable
      label={t('schedule.work')} rows={operations} rowKey={keyOf} empty={null}
      columns={[
        { name: 'operation', text: title, show: (each) => <Anchor component="button" type="button" size="sm" ta="left" onClick={() => onChoose(keyOf(each))}>{title(each)}</Anchor> },
        kit.text('workCentre', ({ workCentre, lane }) => (lane === undefined ? t('values.outside') : workCentre)),
        { name: 'start', text: ({ start }) => instant(start), order: ({ start }) => Date.parse(start) }, { name: 'end', text: ({ end }) => instant(end), order: ({ end }) => Date.parse(end) },
        { name: 'part', text: ({ part }) => partText(part) }, kit.text('customerName', ({ customerName }) => customerName), kit.count('quantity', ({ quantity }) => quantity),
        kit.status(({ status }) => status), kit.value('waitsFor', ({ waitsFor }) => waitsFor),
        kit.text('late', ({ late }) => (late ? t('fields.late') : undefined)), kit.text('pinned', ({ pinned }) => (pinned ? t('fields.pinned') : undefined)),
      ]}
    />
  )
}
