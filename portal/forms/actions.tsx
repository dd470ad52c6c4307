import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { rolesOf } from '../api/clients.ts'
import { useMe } from '../session/use-session.ts'
import { useWords } from '../i18n/use-words.ts'
import { ActionDialog, type ActionTarget } from './action-dialog.tsx'

/** An action that makes sense now. Shown only to those whom the service lets do it; the first is what comes next. */
export const Actions = ({ of, size = 'sm' }: { readonly of: readonly ActionTarget[]; readonly size?: 'xs' | 'sm' | 'lg' }): ReactNode => {
  const { t } = useWords()
  const me = useMe()
  const [open, setOpen] = useState<ActionTarget>()
  const mine = of.filter(({ service, route }) => rolesOf(service, route).some((role) => me.roles.includes(role)))
  return (
    <>
      {mine.map((target, index) => (
        <Button key={`${target.route} ${Object.values(target.params).join()}`} size={size} variant={index === 0 && target.danger !== true ? 'filled' : 'default'} {...(target.danger === true && { color: 'red', variant: 'light' })} onClick={() => setOpen(target)}>
          {target.label ?? t(`actions.${target.route}`)}
        </Button>
      ))}
      {open && <ActionDialog target={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}
