import { Accordion, Table, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Estimate, EstimatedOperation, Figure } from '#services/quoting/estimate-view.ts'
import { useFigureWords } from '../../i18n/use-figure-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PlainTable } from '../../parts/plain-table.tsx'
import { TraceList } from '../plans/price-traces.tsx'

type Made = Extract<Estimate, { outcome: 'made' }>
const figuresOf = { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const

/** The price of one piece at each quantity, those the customer asked for marked; each total opens into its terms. */
export const UnitPrices = ({ estimate: { prices, quantities } }: { readonly estimate: Made }): ReactNode => {
  const { t, money, pieces } = useWords()
  return (
    <div data-estimate="prices">
      <Title order={3} size="h5">{t('estimate.prices')}</Title>
      <PlainTable label={t('estimate.prices')} maw={420} verticalSpacing={4}>
        <Table.Thead><Table.Tr><Table.Th scope="col">{t('fields.quantity')}</Table.Th><Table.Th scope="col" ta="right">{t('fields.unitPrice')}</Table.Th><Table.Th scope="col" ta="right">{t('fields.total')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {prices.map(({ quantity, unitPrice, total }) => (
            <Table.Tr key={quantity} fw={quantities.includes(quantity) ? 600 : undefined}>
              <Table.Td>{quantities.includes(quantity) ? t('estimate.wanted', { pieces: pieces(quantity) }) : pieces(quantity)}</Table.Td>
              <Table.Td ta="right" style={figuresOf}>{money(unitPrice)}</Table.Td>
              <Table.Td ta="right" style={figuresOf}>{money(total)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </PlainTable>
      <Title order={4} size="sm" my={6}>{t('plan.trace')}</Title>
      <TraceList traces={prices.filter(({ quantity }) => quantities.includes(quantity))} order={5} />
    </div>
  )
}

/** Each step with its times; what they are made up of opens below it. */
export const Operations = ({ operations }: { readonly operations: readonly EstimatedOperation[] }): ReactNode => {
  const { t } = useWords()
  const { stepText, minutes } = useFigureWords()
  return (
    <div data-estimate="operations">
      <Title order={3} size="h5" mb={6}>{t('fields.routing')}</Title>
      <Accordion variant="separated" order={4}>
        {operations.map((operation) => (
          <Accordion.Item key={operation.sequence} value={String(operation.sequence)}>
            <Accordion.Control>
              <Text size="sm" fw={600} span>{operation.sequence} {stepText(operation)}</Text> <Text size="sm" span>· {operation.supplier ?? `${operation.workCentre} · ${t('estimate.times', { setup: minutes(operation.setupSeconds), cycle: minutes(operation.cycleSeconds) })}`}</Text>
            </Accordion.Control>
            <Accordion.Panel><Figures label={stepText(operation)} figures={operation.figures} /></Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </div>
  )
}

/** Stock and what is paid for beside the work. */
export const Costs = ({ figures }: { readonly figures: readonly Figure[] }): ReactNode => {
  const { t } = useWords()
  return (
    <Accordion variant="separated" order={3} data-estimate="costs">
      <Accordion.Item value="costs">
        <Accordion.Control><Text size="sm" fw={600}>{t('estimate.costs')}</Text></Accordion.Control>
        <Accordion.Panel><Figures label={t('estimate.costs')} figures={figures} /></Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}

/** Figures with what each was computed from below its name: nothing to scroll on a narrow screen. */
const Figures = ({ label, figures }: { readonly label: string; readonly figures: readonly Figure[] }): ReactNode => {
  const { t } = useWords()
  const { valueText, factorText } = useFigureWords()
  return (
    <PlainTable label={label} verticalSpacing={4}>
      <Table.Thead><Table.Tr><Table.Th scope="col">{t('estimate.figure')}</Table.Th><Table.Th scope="col" ta="right">{t('fields.value')}</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {figures.map((figure) => (
          <Table.Tr key={figure.name}>
            <Table.Td>
              <Text size="sm">{t(`values.${figure.name}`)}</Text>
              <Text size="xs" c="dimmed">{figure.inputs.map(factorText).join(' · ')}</Text>
            </Table.Td>
            <Table.Td ta="right" style={figuresOf}>{valueText(figure)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </PlainTable>
  )
}
