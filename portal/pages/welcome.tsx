import { Button, Center, Group, Stack, Text, Title } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import { useConfig } from '../api/use-config.ts'
import { LanguageSwitch } from '../app/shell.tsx'
import { useWords } from '../i18n/use-words.ts'
import { useSession } from '../session/use-session.ts'

/** Before signing in. Who followed a link to something is sent to sign in at once, and comes back to it. */
export const Welcome = (): ReactNode => {
  const { t } = useWords()
  const { signIn } = useSession()
  const apiPage = useConfig()?.apiPage
  const deep = location.pathname !== '/'
  useEffect(() => {
    document.title = 'Throughline'
    if (deep) void signIn()
  }, [deep, signIn])
  return (
    <Center mih="90vh" p="md" component="main">
      <Stack maw={520} gap="lg">
        <img src="/icon.svg" alt="" width={56} height={56} />
        <Title order={1}>Throughline</Title>
        <Text size="lg">{t('welcome.about')}</Text>
        <Group>
          <Button size="md" loading={deep} onClick={() => void signIn()}>{t('welcome.signIn')}</Button>
          <LanguageSwitch />
          {apiPage !== undefined && <Button variant="subtle" size="md" component="a" href={apiPage}>{t('welcome.api')}</Button>}
        </Group>
      </Stack>
    </Center>
  )
}
