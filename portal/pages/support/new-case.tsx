import { Button, Checkbox, Group, NativeSelect, Stack, TextInput, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { InputOf, ValueOf } from '../../api/clients.ts'
import { useApi, useRead } from '../../api/use-api.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { partText } from '../../parts/columns.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { PhotoField } from './photo-field.tsx'
import { usePhotos } from './use-photos.ts'

type Order = ValueOf<'support', 'listOrders'>['items'][number]
type Kind = InputOf<'support', 'openCase'>['body']['kind']
const kinds: readonly Kind[] = ['complaint', 'question', 'documentation']

/** A customer asks for help with something they received. */
export const NewCase = (): ReactNode => {
  const { t } = useWords()
  const orders = useRead('support', 'listOrders', { query: { limit: 100 } })
  return (
    <Page title={t('places.newCase')}>
      <Answer of={orders}>
        {({ items }) => {
          const known = items.filter(({ shipments }) => shipments.length > 0)
          return known[0] ? <CaseForm orders={known} first={known[0].orderId} /> : <Empty title={t('care.nothingReceived')}>{t('care.nothingReceivedHelp')}</Empty>
        }}
      </Answer>
    </Page>
  )
}

const nameOf = ({ commission, shipments }: Order): string => [commission.status === 'Known' ? partText(commission.part) : '', shipments.map(({ number }) => number).join(', ')].filter((each) => each !== '').join(' · ')
const lotsOf = (order: Order | undefined) => [...new Map((order?.shipments ?? []).flatMap(({ lots }) => lots).map((lot) => [lot.lotId, lot])).values()]

const CaseForm = ({ orders, first }: { readonly orders: readonly Order[]; readonly first: string }): ReactNode => {
  const { t, pieces } = useWords()
  const { support } = useApi()
  const navigate = useNavigate()
  const { run, busy, problem } = useCommand()
  const [orderId, setOrderId] = useState(() => new URLSearchParams(location.search).get('order') ?? first)
  const [lotIds, setLotIds] = useState<string[]>([])
  const [kind, setKind] = useState<Kind>('complaint')
  const [subject, setSubject] = useState('')
  const [description, setDescription] = useState('')
  const photos = usePhotos(t('care.wrongType'), t('care.uploadFailed'))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const opened = await run(() => support.openCase({ body: { orderId, lotIds, kind, subject: subject.trim(), description: description.trim(), photos: [...photos.photos] } }))
    if (opened) await navigate({ to: '/cases/$caseId', params: { caseId: opened.caseId } })
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack gap="md" maw="48rem">
        <NativeSelect
          label={t('fields.order')} value={orderId} data={orders.map((each) => ({ value: each.orderId, label: nameOf(each) }))}
          onChange={(event) => {
            setOrderId(event.currentTarget.value)
            setLotIds([])
          }}
        />
        <Checkbox.Group label={t('fields.lots')} description={t('care.whichLots')} value={lotIds} onChange={setLotIds}>
          <Stack gap={6} mt="xs">{lotsOf(orders.find((each) => each.orderId === orderId)).map(({ lotId, lotNumber, quantity }) => <Checkbox key={lotId} value={lotId} label={`${lotNumber} (${pieces(quantity)})`} />)}</Stack>
        </Checkbox.Group>
        <NativeSelect label={t('fields.kind')} value={kind} data={kinds.map((value) => ({ value, label: t(`values.${value}`) }))} onChange={(event) => setKind(kinds.find((each) => each === event.currentTarget.value) ?? 'complaint')} />
        <TextInput label={t('fields.subject')} required maxLength={200} value={subject} onChange={(event) => setSubject(event.currentTarget.value)} />
        <Textarea label={t('fields.description')} description={t('care.describe')} required autosize minRows={4} maxLength={4000} value={description} onChange={(event) => setDescription(event.currentTarget.value)} />
        <PhotoField of={photos} />
        {problem && <ProblemBox problem={problem} />}
        <Group><Button type="submit" loading={busy} disabled={photos.busy || subject.trim() === '' || description.trim() === ''}>{t('actions.openCase')}</Button></Group>
      </Stack>
    </form>
  )
}
