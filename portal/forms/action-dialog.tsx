import { Alert, Button, Group, Modal, Skeleton, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { Problem } from '#shared/kernel/problem.ts'
import { kindOf, type ServiceName } from '../api/clients.ts'
import { useApi, useRefresh } from '../api/use-api.ts'
import { useWords } from '../i18n/use-words.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useMessages } from '../parts/use-messages.ts'
import { differences } from './changes.ts'
import { routeForm, type RouteForm } from './route-schema.ts'
import { Choice, Fields } from './schema-field.tsx'
import { begin, filledIn, isFields, pointer, type Errors, type Fields as Values, type Value } from './values.ts'

export type ActionTarget = {
  readonly service: ServiceName
  readonly route: string
  readonly params: { readonly [name: string]: string }
  /** What the caller sees now, with its version: sent as `If-Match`, and compared when somebody else was faster. */
  readonly seen?: Values & { readonly version: number }
  /** Filled in already; `fixed` are not shown (such as the hash of the plan one approves). */
  readonly initial?: Values
  readonly fixed?: Values
  /** Reads the thing again, to show what changed meanwhile. */
  readonly reread?: () => Promise<(Values & { readonly version: number }) | undefined>
  readonly danger?: boolean
  readonly done?: (value: unknown) => void
}

type Loose = (input: object) => Promise<{ readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem }>

/** A command as a dialog: its form drawn from the contract, its problems beside their fields, and a way on when somebody else was faster. */
export const ActionDialog = ({ target, onClose }: { readonly target: ActionTarget; readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  const form = useQuery({ queryKey: ['form', target.service, target.route], queryFn: () => routeForm(target.service, target.route), staleTime: Infinity })
  return (
    <Modal opened onClose={onClose} title={t(`actions.${target.route}`)} size="lg" closeButtonProps={{ 'aria-label': t('app.close') }}>
      {form.data ? <ActionForm target={target} form={form.data} onClose={onClose} /> : form.error ? <ProblemBox problem={undefined}><Button size="xs" onClick={() => void form.refetch()}>{t('app.tryAgain')}</Button></ProblemBox> : <Skeleton height={120} />}
    </Modal>
  )
}

const ActionForm = ({ target, form, onClose }: { readonly target: ActionTarget; readonly form: RouteForm; readonly onClose: () => void }): ReactNode => {
  const { t, maybe } = useWords()
  const [value, setValue] = useState<Value>(() => withInitial(begin(form.shape), { ...target.initial, ...target.fixed }))
  const { send, busy, problem, errors, conflict } = useSend(target, form, onClose)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(value)
  }
  const choices = form.shape.oneOf ?? form.shape.anyOf
  const hidden = Object.keys(target.fixed ?? {})
  const asks = choices !== undefined || Object.keys(form.shape.properties ?? {}).some((name) => !hidden.includes(name))
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">{maybe(`actionHelp.${target.route}`) ?? (asks ? '' : t('forms.sure'))}</Text>
        {choices ? <Choice choices={choices} at="" value={value} onChange={setValue} errors={errors} /> : <Fields shape={form.shape} at="" value={value} onChange={setValue} errors={errors} hidden={hidden} />}
        {conflict ? <Conflict seen={target.seen} now={conflict} /> : problem && <ProblemBox problem={problem} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" loading={busy} {...(target.danger === true && { color: 'red' })}>{conflict ? t('forms.sendAnyway') : t(`actions.${target.route}`)}</Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Somebody else changed it meanwhile: what is different now, so that one can send again knowingly, or leave it. */
const Conflict = ({ seen, now }: { readonly seen: Values | undefined; readonly now: Values }): ReactNode => {
  const { t, maybe } = useWords()
  return (
    <Alert color="orange" title={t('forms.conflictTitle')} role="alert">
      <Text size="sm" mb="xs">{t('forms.conflict')}</Text>
      <Table withTableBorder>
        <Table.Thead><Table.Tr>{['what', 'before', 'now'].map((each) => <Table.Th key={each}>{t(`forms.${each}`)}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {differences(seen, now).map(({ path, before, after }) => (
            <Table.Tr key={path.join('/')}><Table.Td>{path.map((step) => maybe(`fields.${step}`) ?? step).join(' › ')}</Table.Td><Table.Td>{before ?? '—'}</Table.Td><Table.Td>{after ?? '—'}</Table.Td></Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Alert>
  )
}

const useSend = (target: ActionTarget, form: RouteForm, onClose: () => void) => {
  const { t } = useWords()
  const api = useApi()
  const refresh = useRefresh()
  const say = useMessages()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [errors, setErrors] = useState<Errors>({})
  const [conflict, setConflict] = useState<Values & { readonly version: number }>()
  /** One key for all tries of one dialog: sending again after a lost answer does it once. */
  const [key, setKey] = useState(() => crypto.randomUUID())
  const send = async (value: Value): Promise<void> => {
    const body = { ...asFields(filledIn(value, form.shape)), ...target.fixed }
    const checked = form.body.safeParse(body)
    if (!checked.success) return setErrors(Object.fromEntries(checked.error.issues.map(({ path, code, message }) => [pointer(path), t(`issues.${code}`, { message })])))
    setBusy(true)
    setErrors({})
    const version = conflict?.version ?? target.seen?.version
    const method = (api[target.service] as unknown as { readonly [route: string]: Loose })[target.route]
    const answer = await method?.({ params: target.params, body, key, ...(kindOf(target.service, target.route) === 'command' && { version }) })
    setBusy(false)
    if (!answer) return
    if (answer.ok) {
      say(t('forms.done', { action: t(`actions.${target.route}`) }))
      onClose()
      await refresh()
      return target.done?.(answer.value)
    }
    // Nobody answered: it may have been done, so the next try is the same request.
    if (answer.problem.status !== 503) setKey(crypto.randomUUID())
    setProblem(answer.problem)
    setErrors(Object.fromEntries(answer.problem.errors?.map(({ pointer: at, detail }) => [at, detail]) ?? []))
    setConflict(answer.problem.code === 'stale-version' ? await target.reread?.() : undefined)
  }
  return { send, busy, problem, errors, conflict }
}

const asFields = (value: Value): Values => (isFields(value) ? value : {})
const withInitial = (value: Value, initial: Values): Value => (isFields(value) ? { ...value, ...initial } : value)
