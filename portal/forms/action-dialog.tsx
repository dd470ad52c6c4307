import { Alert, Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { Problem } from '#shared/kernel/problem.ts'
import { kindOf, type ServiceName } from '../api/clients.ts'
import { useApi, useRefresh } from '../api/use-api.ts'
import { useWords } from '../i18n/use-words.ts'
import { useReturnFocus } from '../parts/use-return-focus.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useMessages } from '../parts/use-messages.ts'
import { differences } from './changes.ts'
import { ChangesTable } from './changes-table.tsx'
import { beginAnew, merge } from './merge.ts'
import { fieldKind, isRoomy } from './field-kind.ts'
import { FormCurrency } from './form-currency.ts'
import { errorsOf, firstWrong } from './issues.ts'
import { routeForm, type RouteForm, type Shape } from './route-schema.ts'
import { Choice, Fields } from './schema-field.tsx'
import { FormSuggestions, type Suggestions } from './suggestions.ts'
import { beginWith, choicesOf, currencyOf, filledIn, isFields, type Errors, type Fields as Values, type Value } from './values.ts'

export type ActionTarget = {
  readonly service: ServiceName
  readonly route: string
  readonly params: { readonly [name: string]: string }
  /** What the caller sees now, with its version: sent as `If-Match`, and compared when somebody else was faster. */
  readonly seen?: Values & { readonly version: number }
  /** Filled in already; `fixed` are not shown (such as the hash of the plan one approves). */
  readonly initial?: Values
  readonly fixed?: Values
  /** What may be written in some of the fields. */
  readonly suggestions?: Suggestions
  /** Reads the thing again, to show what changed meanwhile. */
  readonly reread?: () => Promise<(Values & { readonly version: number }) | undefined>
  readonly danger?: boolean
  /** What to know before it is sent. */
  readonly notes?: readonly string[]
  /** What it is called here, where that is not simply the action. */
  readonly label?: string
  readonly done?: (value: unknown) => void
}

type Loose = (input: object) => Promise<{ readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem }>

/** A command as a dialog: its form drawn from the contract, its problems beside their fields, and a way on when somebody else was faster. */
export const ActionDialog = ({ target, onClose }: { readonly target: ActionTarget; readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  useReturnFocus()
  const narrow = useMediaQuery('(max-width: 48em)')
  const form = useQuery({ queryKey: ['form', target.service, target.route], queryFn: () => routeForm(target.service, target.route), staleTime: Infinity })
  const [typed, setTyped] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const leave = () => (typed ? setLeaving(true) : onClose())
  return (
    <Modal opened onClose={leave} title={target.label ?? t(`actions.${target.route}`)} size={form.data && isRoomy(form.data.shape) ? '60rem' : 'lg'} fullScreen={narrow} closeButtonProps={{ 'aria-label': t('app.close') }}>
      {form.data ? <ActionForm target={target} form={form.data} onClose={onClose} onLeave={leave} onTyped={() => setTyped(true)} /> : form.error ? <ProblemBox problem={undefined}><Button size="xs" onClick={() => void form.refetch()}>{t('app.tryAgain')}</Button></ProblemBox> : <Skeleton height={120} />}
      {leaving && <Leaving onStay={() => setLeaving(false)} onLeave={onClose} />}
    </Modal>
  )
}

/** Nothing that somebody typed is lost by a slip of the hand. */
const Leaving = ({ onStay, onLeave }: { readonly onStay: () => void; readonly onLeave: () => void }): ReactNode => {
  const { t } = useWords()
  return (
    <Modal opened onClose={onStay} title={t('forms.discardTitle')} withCloseButton={false} centered size="sm">
      <Text size="sm">{t('forms.discard')}</Text>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" color="red" onClick={onLeave}>{t('forms.discardYes')}</Button>
        <Button data-autofocus onClick={onStay}>{t('forms.discardNo')}</Button>
      </Group>
    </Modal>
  )
}

type ActionFormProps = { readonly target: ActionTarget; readonly form: RouteForm; readonly onClose: () => void; readonly onLeave: () => void; readonly onTyped: () => void }

const ActionForm = ({ target, form, onClose, onLeave, onTyped }: ActionFormProps): ReactNode => {
  const { t, maybe } = useWords()
  const [value, setValue] = useState<Value>(() => beginWith(form.shape, { ...target.initial, ...target.fixed }))
  /** What the form began with, or was last merged with. */
  const [base, setBase] = useState(value)
  const [both, setBoth] = useState<readonly string[]>([])
  const { send, busy, problem, errors, conflict } = useSend(target, form, onClose, (now) => {
    const theirs = beginAnew(form.shape, { initial: { ...target.initial, ...target.fixed }, seen: target.seen }, now)
    const merged = merge(base, value, theirs)
    setValue(merged.value)
    setBoth(merged.both)
    setBase(theirs)
  })
  const at = useFirstWrong(errors)
  const change = (next: Value) => {
    setValue(next)
    onTyped()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) void send(value)
  }
  const hidden = Object.keys(target.fixed ?? {})
  const help = maybe(`actionHelp.${target.route}`) ?? (asksFor(form.shape, hidden) ? undefined : t('forms.sure'))
  const drawn = { at: '', within: target.route, value, onChange: change, errors, hidden }
  const choices = choicesOf(form.shape)
  return (
    <form onSubmit={submit} noValidate ref={at} onKeyDown={sendsByKey}>
      <Stack gap="md">
        {help !== undefined && <Text size="sm">{help}</Text>}
        {target.notes?.map((note) => <Alert key={note} color="orange" p="xs"><Text size="sm">{note}</Text></Alert>)}
        <FormSuggestions value={target.suggestions ?? none}>
          <FormCurrency value={currencyOf(value)}>{choices ? <Choice choices={choices} {...drawn} /> : <Fields shape={form.shape} {...drawn} />}</FormCurrency>
        </FormSuggestions>
        {Object.keys(errors).length > 0 && <WrongFields errors={errors} />}
        {conflict ? <Conflict key={conflict.now.version} {...conflict} both={both} /> : problem && <ProblemBox problem={problem} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onLeave}>{t('app.cancel')}</Button>
          <Button type="submit" loading={busy} {...(target.danger === true && { color: 'red' })}>{conflict ? t('forms.sendAnyway') : target.label ?? t(`actions.${target.route}`)}</Button>
        </Group>
      </Stack>
    </form>
  )
}

const none: Suggestions = {}

const asksFor = (shape: Shape, hidden: readonly string[]): boolean =>
  choicesOf(shape) !== undefined || Object.entries(shape.properties ?? {}).some(([name, each]) => !hidden.includes(name) && fieldKind(each) !== 'constant')

/** Ctrl (or Cmd) and Enter send from anywhere in the form, from a text of several lines too. */
const sendsByKey = (event: KeyboardEvent<HTMLFormElement>): void => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}

/** Puts the reader where the first wrong field is. */
const useFirstWrong = (errors: Errors) => {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const inputs = [...(form.current?.querySelectorAll<HTMLElement>('[data-pointer]') ?? [])]
    const wrong = firstWrong(inputs.map((each) => each.dataset['pointer'] ?? ''), errors)
    inputs.find((each) => each.dataset['pointer'] === wrong)?.focus()
  }, [errors])
  return form
}

/** How many fields are wrong, and which, for those who cannot see them all at once. */
const WrongFields = ({ errors }: { readonly errors: Errors }): ReactNode => {
  const words = useWords()
  const names = [...new Set(Object.keys(errors).map((at) => at.split('/').findLast((step) => /^[a-z]/i.test(step)) ?? ''))].filter((name) => name !== '')
  return <Text size="sm" c="red" role="alert">{words.t('forms.fixErrors', { count: Object.keys(errors).length, names: names.map((name) => words.maybe(`fields.${name}`) ?? name).join(', ') })}</Text>
}

/** Somebody else changed it meanwhile: what is different now. The form has both changes, and says where its own stands instead of the other's. */
const Conflict = ({ seen, now, both }: { readonly seen: Values | undefined; readonly now: Values; readonly both: readonly string[] }): ReactNode => {
  const { t, maybe } = useWords()
  const box = useRef<HTMLDivElement>(null)
  // In a long form it would stand below what one sees.
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <Alert color="orange" title={t('forms.conflictTitle')} role="alert" ref={box}>
      <Text size="sm" mb="xs">{t('forms.conflict')}</Text>
      {both.length > 0 && <Text size="sm" mb="xs" fw={600} data-both={both.join(' ')}>{t('forms.conflictBoth', { names: both.map((name) => maybe(`fields.${name}`) ?? name).join(', ') })}</Text>}
      <ChangesTable changes={differences(seen, now)} before={t('forms.before')} />
    </Alert>
  )
}

type Seen = Values & { readonly version: number }

const useSend = (target: ActionTarget, form: RouteForm, onClose: () => void, onConflict: (now: Seen) => void) => {
  const { t } = useWords()
  const api = useApi()
  const refresh = useRefresh()
  const say = useMessages()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [errors, setErrors] = useState<Errors>({})
  const [conflict, setConflict] = useState<{ readonly seen: Seen | undefined; readonly now: Seen }>()
  /** One key for all tries of one dialog: sending again after a lost answer does it once. */
  const [key, setKey] = useState(() => crypto.randomUUID())
  /** Known at once, and not only when the button is drawn as busy: a second click or Enter in the same instant sends nothing. */
  const under = useRef(false)
  const send = async (value: Value): Promise<void> => {
    if (under.current) return
    const body = { ...asFields(filledIn(value, form.shape)), ...target.fixed }
    const checked = form.body.safeParse(body, { reportInput: true })
    if (!checked.success) return setErrors(errorsOf(checked.error.issues, t))
    under.current = true
    setBusy(true)
    setErrors({})
    const version = conflict?.now.version ?? target.seen?.version
    const method = (api[target.service] as unknown as { readonly [route: string]: Loose })[target.route]
    const answer = await method?.({ params: target.params, body, key, ...(kindOf(target.service, target.route) === 'command' && { version }) })
    under.current = false
    setBusy(false)
    if (!answer) return
    if (answer.ok) {
      say(t('forms.done', { action: target.label ?? t(`actions.${target.route}`) }))
      onClose()
      await refresh()
      return target.done?.(answer.value)
    }
    // Nobody answered: it may have been done, so the next try is the same request.
    if (answer.problem.status !== 503) setKey(crypto.randomUUID())
    setProblem(answer.problem)
    setErrors(Object.fromEntries(answer.problem.errors?.map(({ pointer: at, detail }) => [at, detail]) ?? []))
    const now = answer.problem.code === 'stale-version' ? await target.reread?.() : undefined
    setConflict(now && { seen: conflict?.now ?? target.seen, now })
    if (now) onConflict(now)
  }
  return { send, busy, problem, errors, conflict }
}

const asFields = (value: Value): Values => (isFields(value) ? value : {})
