import { Menu } from '@mantine/core'
import { Link as RouterLink } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { usePutAway } from '../parts/use-put-away.ts'
import { useMe, useSession } from '../session/use-session.ts'
import { PersonButton } from './person-button.tsx'

/** Who one is here, and what is one's own; open from the start, because it comes when it is first asked for. */
export const PersonMenu = (): ReactNode => {
  const { t } = useWords()
  const me = useMe()
  const { signOut } = useSession()
  const { takeOut } = usePutAway('tour')
  return (
    <Menu defaultOpened position="bottom-end" returnFocus>
      <Menu.Target><PersonButton /></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.name}{me.customerName === undefined ? '' : ` · ${me.customerName}`}</Menu.Label>
        <Menu.Label>{me.roles.map((role) => t(`roles.${role}`)).join(', ')}</Menu.Label>
        <Menu.Item component={RouterLink} {...{ to: '/' }} onClick={takeOut}>{t('tour.show')}</Menu.Item>
        <Menu.Item component={RouterLink} {...{ to: '/notifications' }}>{t('places.notifications')}</Menu.Item>
        <Menu.Item component={RouterLink} {...{ to: '/developers' }}>{t('developers.title')}</Menu.Item>
        <Menu.Item onClick={() => void signOut()}>{t('app.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
