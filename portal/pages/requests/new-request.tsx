import { Button, Group, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useApi, useRead } from '../../api/use-api.ts'
import { useCommand, type Answered } from '../../api/use-command.ts'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { errorsOf, firstWrong } from '../../forms/issues.ts'
import { routeForm } from '../../forms/route-schema.ts'
import { filledIn, type Errors } from '../../forms/values.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Empty } from '../../parts/empty.tsx'
import { Link } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { useInAddress } from '../../parts/use-in-address.ts'
import { useMe } from '../../session/use-session.ts'
import { isNotFound } from '../orders/use-order.ts'
import { firstRevision } from './add-files.tsx'
import { Attachments } from './attachments.tsx'
import { useDraft, type Draft } from './draft.ts'
import { PriceAtOnce, type ThoughtAbout } from './price-at-once.tsx'
import { Review } from './review.tsx'
import { attachFile, draftOf, sendRequest, type WishesBody } from './send-request.ts'
import type { Uploaded } from './upload.ts'
import { WishesForm } from './wishes-form.tsx'

/** A buyer's new request: begun with its files, written, looked over, sent. */
export const NewRequest = (): ReactNode => {
  const begunElsewhere = useInAddress().said['draft']
  return <Writing key={begunElsewhere ?? ''} begunElsewhere={begunElsewhere} />
}

const Writing = ({ begunElsewhere }: { readonly begunElsewhere: string | undefined }): ReactNode => {
  const { t } = useWords()
  const api = useApi()
  const form = useQuery({ queryKey: ['form', 'quoting', 'setWishes'], queryFn: () => routeForm('quoting', 'setWishes'), staleTime: Infinity })
  const { draft, say, whose, begun, forget, written, startOver } = useDraft(useMe().id, begunElsewhere)
  const rfq = useRead('quoting', 'readRequest', { params: { rfqId: draft.rfqId ?? '' } }, { enabled: draft.rfqId !== undefined })
  const [wishes, setWishes] = useState<WishesBody>()
  const [errors, setErrors] = useState<Errors>({})
  const page = useFirstWrong(errors)
  const send = useSending(whose, forget)
  const check = async () => {
    const { quoting } = await import('#services/quoting/contract.ts')
    const checked = quoting.routes.setWishes.body.safeParse(form.data && filledIn(draft.wishes, form.data.shape), { reportInput: true })
    setErrors(checked.success ? {} : errorsOf(checked.error.issues, t))
    if (checked.success) setWishes(checked.data)
    window.scrollTo({ top: 0 })
  }
  const attach = async (file: Uploaded): Promise<Answered<unknown>> => {
    const { rfqId, key } = whose()
    const of = await draftOf(api, rfqId, key)
    if (!of.ok) return of
    begun(of.value)
    return attachFile(api, of.value, { ...file, revision: revisionOf(draft.wishes['part']), exportClass: 'confidential' })
  }
  const title = t('places.newRequest')
  if (!form.data) return <Page title={title}>{form.error ? <ProblemBox problem={undefined}><Button size="xs" onClick={() => void form.refetch()}>{t('app.tryAgain')}</Button></ProblemBox> : <Skeleton height={300} />}</Page>
  const seen = draft.rfqId === undefined ? undefined : rfq.data
  const ended = seen && seen.status !== 'Draft'
  if (ended || (rfq.error && isNotFound(rfq))) return <Page title={title}><Empty title={t('newRequest.noDraft')}>{seen && <Link to="/requests/$rfqId" params={{ rfqId: seen.rfqId }}>{seen.number}</Link>} <Button size="xs" onClick={startOver}>{t('newRequest.startAnother')}</Button></Empty></Page>
  if (wishes) return <Page title={title}><Review wishes={wishes} files={seen?.documents ?? []} busy={send.busy} onBack={() => setWishes(undefined)} onSend={(submit) => void send.now(wishes, submit)}>{send.problem && <ProblemBox problem={send.problem} />}</Review></Page>
  const wrong = Object.keys(errors).length
  return (
    <Page title={title} actions={seen ? <Actions size="xs" of={[act('quoting', 'withdrawRequest', { rfqId: seen.rfqId }, { seen, danger: true, label: t('request.discard') })]} /> : written && <Button size="xs" variant="subtle" color="red" onClick={startOver}>{t('newRequest.startOver')}</Button>}>
      <div ref={page}>
        <Text size="sm" c="dimmed" mb="md">{t('newRequest.kept')}</Text>
        {wrong > 0 && <Text c="red" role="alert" mb="md">{t('newRequest.wrong', { count: wrong })}</Text>}
        <WishesForm form={form.data} wishes={draft.wishes} errors={errors} onChange={say} files={<Attachments rfq={seen} attach={attach} />} price={seen && <PriceAtOnce rfq={seen} thought={thoughtOf(draft.wishes)} />} />
        <Group justify="flex-end" mt="md"><Button onClick={() => void check()}>{t('newRequest.lookOver')}</Button></Group>
      </div>
    </Page>
  )
}

/** What is written so far; half of a number is none. */
const thoughtOf = ({ material, finish, quantities, currency }: Draft['wishes']): ThoughtAbout => ({
  ...(typeof material === 'string' && { material: material.trim() }), ...(typeof finish === 'string' && { finish: finish.trim() }), ...(typeof currency === 'string' && { currency }),
  quantities: Array.isArray(quantities) ? quantities.filter((each): each is number => Number.isSafeInteger(each) && Number(each) > 0) : [],
})

const revisionOf = (part: unknown): string => (typeof part === 'object' && part !== null && 'revision' in part && typeof part.revision === 'string' && part.revision !== '' ? part.revision : firstRevision)

const useSending = (whose: ReturnType<typeof useDraft>['whose'], forget: () => void) => {
  const api = useApi()
  const go = useNavigate()
  const { run, busy, problem } = useCommand()
  const now = async (wishes: WishesBody, submit: boolean) => {
    const sent = await run(() => sendRequest(api, whose(), wishes, submit))
    if (!sent) return
    forget()
    await go({ to: '/requests/$rfqId', params: { rfqId: sent.rfqId } })
  }
  return { now, busy, problem }
}

/** Puts the reader where the first wrong field is. */
const useFirstWrong = (errors: Errors) => {
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const inputs = [...(page.current?.querySelectorAll<HTMLElement>('[data-pointer]') ?? [])]
    const wrong = firstWrong(inputs.map((each) => each.dataset['pointer'] ?? ''), errors)
    inputs.find((each) => each.dataset['pointer'] === wrong)?.focus()
  }, [errors])
  return page
}
