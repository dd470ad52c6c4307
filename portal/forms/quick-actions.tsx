import { Button } from '@mantine/core'
import { useRef, useState, type ReactNode } from 'react'
import type { Problem } from '#shared/kernel/problem.ts'
import { rolesOf } from '../api/clients.ts'
import { useApi, useRefresh } from '../api/use-api.ts'
import { useWords } from '../i18n/use-words.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useMessages } from '../parts/use-messages.ts'
import { useMe } from '../session/use-session.ts'
import type { ActionTarget } from './action-dialog.tsx'

type Loose = (input: object) => Promise<{ readonly ok: true } | { readonly ok: false; readonly problem: Problem }>

/** Actions that ask for nothing, such as "start": done at one touch, on targets a gloved finger hits. What goes wrong is said below them. */
export const QuickActions = ({ of }: { readonly of: readonly ActionTarget[] }): ReactNode => {
  const { t } = useWords()
  const me = useMe()
  const { run, busy, problem } = useRun()
  const mine = of.filter(({ service, route }) => rolesOf(service, route).some((role) => me.roles.includes(role)))
  return (
    <>
      {mine.map((target, index) => (
        <Button key={target.route} size="lg" variant={index === 0 ? 'filled' : 'default'} loading={busy === target.route} disabled={busy !== undefined && busy !== target.route} onClick={() => void run(target)}>
          {t(`actions.${target.route}`)}
        </Button>
      ))}
      {problem && <ProblemBox problem={problem} />}
    </>
  )
}

const useRun = () => {
  const { t } = useWords()
  const api = useApi()
  const refresh = useRefresh()
  const say = useMessages()
  const [busy, setBusy] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  /** Known at once, and not only when the button is drawn as busy. */
  const under = useRef(false)
  const run = async ({ service, route, params, seen }: ActionTarget): Promise<void> => {
    if (under.current) return
    under.current = true
    setBusy(route)
    setProblem(undefined)
    // The client has this method; TypeScript cannot follow the two indexes at once.
    const method = (api[service] as unknown as { readonly [route: string]: Loose })[route]
    const answer = await method?.({ params, body: {}, version: seen?.version })
    if (answer?.ok === true) say(t('forms.done', { action: t(`actions.${route}`) }))
    else setProblem(answer?.problem)
    await refresh()
    under.current = false
    setBusy(undefined)
  }
  return { run, busy, problem }
}
