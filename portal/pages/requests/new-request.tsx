import { Button, Group, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useApi } from '../../api/use-api.ts'
import { useCommand } from '../../api/use-command.ts'
import { errorsOf, firstWrong } from '../../forms/issues.ts'
import { routeForm } from '../../forms/route-schema.ts'
import { filledIn, type Errors } from '../../forms/values.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Page } from '../../parts/page.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { useMe } from '../../session/use-session.ts'
import { Attachments } from './attachments.tsx'
import { useDraft } from './draft.ts'
import { Review } from './review.tsx'
import { sendRequest, type WishesBody } from './send-request.ts'
import { WishesForm } from './wishes-form.tsx'

/** A buyer's new request: written, looked over, sent. */
export const NewRequest = (): ReactNode => {
  const { t } = useWords()
  const form = useQuery({ queryKey: ['form', 'quoting', 'openRequest'], queryFn: () => routeForm('quoting', 'openRequest'), staleTime: Infinity })
  const { draft, setDraft, forget, begun, startOver } = useDraft(useMe().id)
  const [wishes, setWishes] = useState<WishesBody>()
  const [errors, setErrors] = useState<Errors>({})
  const page = useFirstWrong(errors)
  const send = useSending(draft.files, forget)
  const check = async () => {
    const { quoting } = await import('#services/quoting/contract.ts')
    const checked = quoting.routes.openRequest.body.safeParse(form.data && filledIn(draft.wishes, form.data.shape), { reportInput: true })
    setErrors(checked.success ? {} : errorsOf(checked.error.issues, t))
    if (checked.success) setWishes(checked.data)
    window.scrollTo({ top: 0 })
  }
  if (!form.data) return <Page title={t('places.newRequest')}>{form.error ? <ProblemBox problem={undefined}><Button size="xs" onClick={() => void form.refetch()}>{t('app.tryAgain')}</Button></ProblemBox> : <Skeleton height={300} />}</Page>
  if (wishes) return <Page title={t('places.newRequest')}><Review wishes={wishes} files={draft.files} busy={send.busy} onBack={() => setWishes(undefined)} onSend={(submit) => void send.now(wishes, submit)}>{send.problem && <ProblemBox problem={send.problem} />}</Review></Page>
  const wrong = Object.keys(errors).length
  return (
    <Page title={t('places.newRequest')} actions={begun && <Button size="xs" variant="subtle" color="red" onClick={startOver}>{t('newRequest.startOver')}</Button>}>
      <div ref={page}>
        <Text size="sm" c="dimmed" mb="md">{t('newRequest.kept')}</Text>
        {wrong > 0 && <Text c="red" role="alert" mb="md">{t('newRequest.wrong', { count: wrong })}</Text>}
        <WishesForm
          form={form.data} wishes={draft.wishes} errors={errors} onChange={(next) => setDraft((all) => ({ ...all, wishes: next }))}
          files={<Attachments files={draft.files} revision={revisionOf(draft.wishes['part'])} onChange={(change) => setDraft((all) => ({ ...all, files: change(all.files) }))} />}
        />
        <Group justify="flex-end" mt="md"><Button onClick={() => void check()}>{t('newRequest.lookOver')}</Button></Group>
      </div>
    </Page>
  )
}

const revisionOf = (part: unknown): string => (typeof part === 'object' && part !== null && 'revision' in part && typeof part.revision === 'string' ? part.revision : '')

const useSending = (files: Parameters<typeof sendRequest>[2], forget: () => void) => {
  const api = useApi()
  const go = useNavigate()
  const { run, busy, problem } = useCommand()
  /** One key for one text: a try that broke off half-way goes on with the request it has opened. */
  const keys = useRef(new Map<string, string>())
  const now = async (wishes: WishesBody, submit: boolean) => {
    const text = JSON.stringify(wishes)
    const key = keys.current.get(text) ?? crypto.randomUUID()
    keys.current.set(text, key)
    const sent = await run(() => sendRequest(api, wishes, files, submit, key))
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
