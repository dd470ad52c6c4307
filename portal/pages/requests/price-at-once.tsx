import { NumberInput, Stack, Table, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Indication } from '#services/quoting/estimate-view.ts'
import { read, useApi } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'
import { useIsCustomer } from '../../session/use-session.ts'
import { useMeasuredFile } from './measured-file.tsx'
import type { RequestSeen } from './request-seen.ts'
import { UnknownList } from './unknown-list.tsx'

type Price = Extract<Indication, { outcome: 'price' }>
/** What is thought about while the request is being written; what it does not say is what the request says. */
export type ThoughtAbout = { readonly material?: string | undefined; readonly finish?: string | undefined; readonly quantities?: readonly number[]; readonly currency?: string | undefined }

/** Until a plan says what it costs. */
const useful: readonly string[] = ['Draft', 'Submitted', 'InReview', 'NeedsClarification']
/** Typing rests this long before a price is asked for. */
const restMs = 400
/** As many as are asked for at a time. */
const most = 10

type AtOnceProps = { readonly rfq: RequestSeen; readonly thought?: ThoughtAbout }

/** What the part will probably cost, told to the customer as soon as its model is measured; nothing where the shop shows no prices before a plan. */
export const PriceAtOnce = ({ rfq, thought = {} }: AtOnceProps): ReactNode => {
  const customer = useIsCustomer()
  const { file, choice } = useMeasuredFile(rfq.documents)
  if (!customer || !file || !useful.includes(rfq.status)) return null
  return <OfFile key={file.sha256} rfq={rfq} thought={thought} sha256={file.sha256} choice={choice} />
}

const OfFile = ({ rfq, thought, sha256, choice }: Required<AtOnceProps> & { readonly sha256: string; readonly choice: ReactNode }): ReactNode => {
  const { t } = useWords()
  const [more, setMore] = useState<number>()
  const query = useRested(thought, rfq, more)
  // What was answered stays until the answer to the next question is there.
  const told = useQuery({ ...read(useApi(), 'quoting', 'readIndication', { params: { rfqId: rfq.rfqId, sha256 }, query }), placeholderData: keepPreviousData })
  if (told.data?.outcome === 'none' && told.data.reason === 'not-shown') return null
  return (
    <Panel title={t('estimate.atOnce')} of="price-at-once">
      {choice}
      <Answer of={told}>
        {(seen) => (seen.outcome === 'none'
          ? <Text size="sm" maw="75ch" role="status">{t(`estimate.next-${seen.reason}`)}</Text>
          : <Prices told={seen} more={more} setMore={setMore} />)}
      </Answer>
    </Panel>
  )
}

/** What to ask about once typing rests. What is empty is not said: the request's own holds. */
const useRested = ({ material = '', finish, quantities = [], currency }: ThoughtAbout, { wishes }: RequestSeen, more: number | undefined) => {
  const all = quantities.length > 0 ? quantities : (wishes?.quantities ?? [])
  const wanted = [...new Set(more === undefined ? all : [more, ...all])].slice(0, most).join(',')
  const [restedMaterial] = useDebouncedValue(material, restMs)
  const [restedFinish] = useDebouncedValue(finish, restMs)
  const [restedQuantities] = useDebouncedValue(wanted, restMs)
  return { ...(restedMaterial !== '' && { material: restedMaterial }), ...(restedFinish !== undefined && { finish: restedFinish }), ...(restedQuantities !== '' && { quantities: restedQuantities }), ...(currency !== undefined && { currency }) }
}

type PricesProps = { readonly told: Price; readonly more: number | undefined; readonly setMore: (more: number | undefined) => void }

/** Its own quantities in bold, the usual ones between them; another to be tried. */
const Prices = ({ told: { prices, quantities, without, material }, more, setMore }: PricesProps): ReactNode => {
  const { t, money, pieces } = useWords()
  return (
    <Stack gap="sm">
      <Text size="sm" maw="75ch">{t('estimate.atOnceAbout', { material })}</Text>
      <PlainTable label={t('estimate.prices')} maw={480} verticalSpacing={4}>
        <Table.Thead><Table.Tr><Table.Th scope="col">{t('fields.quantity')}</Table.Th><Table.Th scope="col" ta="right">{t('fields.unitPrice')}</Table.Th><Table.Th scope="col" ta="right">{t('fields.total')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {prices.map(({ quantity, unitPrice, total }) => (
            <Table.Tr key={quantity} fw={quantities.includes(quantity) ? 600 : undefined}>
              <Table.Td>{pieces(quantity)}</Table.Td><Table.Td ta="right">{money(unitPrice)}</Table.Td><Table.Td ta="right">{money(total)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </PlainTable>
      <NumberInput label={t('estimate.another')} maw={200} min={1} max={10_000_000} allowDecimal={false} allowNegative={false} value={more ?? ''} onChange={(value) => setMore(typeof value === 'number' && value >= 1 ? value : undefined)} />
      {without.length > 0 && (
        <div>
          <Title order={3} size="h5">{t('estimate.without')}</Title>
          <UnknownList of={without} customer />
        </div>
      )}
    </Stack>
  )
}
