import { Accordion, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PriceFactor, PriceTrace } from '#services/quoting/plan-view.ts'
import { useWords, type Words } from '../../i18n/use-words.ts'
import { Panel } from '../../parts/panel.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'

/** How the price of each quantity came about, term by term: the shop's own knowledge. */
export const PriceTraces = ({ traces }: { readonly traces: readonly PriceTrace[] }): ReactNode => {
  const { t } = useWords()
  return (
    <Panel title={t('plan.trace')} of="trace">
      <Text size="sm" c="dimmed">{t('plan.traceHelp')}</Text>
      <TraceList traces={traces} order={3} />
    </Panel>
  )
}

/** One line for each quantity, which opens into the terms. `order`: the level of these headings. */
export const TraceList = ({ traces, order }: { readonly traces: readonly PriceTrace[]; readonly order: 3 | 4 | 5 }): ReactNode => {
  const { pieces, money } = useWords()
  return (
    <Accordion variant="separated" order={order}>
      {traces.map((trace) => (
        <Accordion.Item key={trace.quantity} value={String(trace.quantity)}>
          <Accordion.Control>{pieces(trace.quantity)} · {money(trace.unitPrice)} · {money(trace.total)}</Accordion.Control>
          <Accordion.Panel><Terms trace={trace} /></Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}

const Terms = ({ trace }: { readonly trace: PriceTrace }): ReactNode => {
  const { t, money, maybe, pieces } = useWords()
  return (
    <PlainTable label={t('plan.traceOf', { pieces: pieces(trace.quantity) })} narrowest={480} verticalSpacing={4}>
      <Table.Thead><Table.Tr><Table.Th>{t('fields.term')}</Table.Th><Table.Th>{t('plan.from')}</Table.Th><Table.Th ta="right">{t('fields.amount')}</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {trace.terms.map(({ term, amount, inputs }) => (
          <Table.Tr key={term}>
            <Table.Td>{t(`values.${term}`)}</Table.Td>
            <Table.Td><Text size="xs" c="dimmed">{inputs.map((each) => factorText(each, maybe)).join(' · ')}</Text></Table.Td>
            <Table.Td ta="right" style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>{money(amount)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot><Table.Tr><Table.Th>{t('fields.total')}</Table.Th><Table.Th /><Table.Th ta="right">{money(trace.total)}</Table.Th></Table.Tr></Table.Tfoot>
    </PlainTable>
  )
}

/** As the calculation names its inputs; `source` points into what the planner entered. */
const factorText = ({ name, of, value, unit, source }: PriceFactor, maybe: Words['maybe']): string =>
  `${name}${of === undefined ? '' : ` ${of}`} = ${value} ${unit.split('/').map((each) => maybe(`values.${each}`) ?? each).join(' / ')} (${source})`
