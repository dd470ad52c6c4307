import { Button, Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Person } from '#shared/vocabulary/party.ts'
import { useWords } from '../../i18n/use-words.ts'

/** Names somebody in what is being written: they are told of it by e-mail. */
export const MentionMenu = ({ people, onName }: { readonly people: readonly Person[]; readonly onName: (name: string) => void }): ReactNode => {
  const { t } = useWords()
  return (
    <Menu returnFocus={false}>
      <Menu.Target><Button size="xs" variant="default" aria-label={t('request.mention')}>@</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('request.mentionHelp')}</Menu.Label>
        {people.map(({ id, name }) => <Menu.Item key={id} onClick={() => onName(name)}>{name}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}
