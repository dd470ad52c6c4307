import { ActionIcon, AppShell, Burger, Button, Group, NavLink, Text, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { Outlet, useRouterState, Link as RouterLink } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import { speak } from '../i18n/i18n.ts'
import { useWords } from '../i18n/use-words.ts'
import { useUnsent } from '../pages/terminal/use-unsent.ts'
import { useMe } from '../session/use-session.ts'
import { PersonButton } from './person-button.tsx'
import { placesFor } from './places.ts'
import { usePalette } from './use-palette.ts'
import classes from './shell.module.css'

/** The frame of every page: menu, search, language, light or dark, and who is signed in. */
export const Shell = (): ReactNode => {
  const { t } = useWords()
  const me = useMe()
  const [menu, { toggle, close }] = useDisclosure(false)
  const { Palette, open: openPalette, close: closePalette } = usePalette()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  // A terminal has the whole width; its menu is opened, as on a telephone.
  const wide = path === '/terminal'
  useHotkeys([['mod+K', openPalette], ['/', openPalette], ['Escape', close]])
  useEffect(close, [path, close])
  useFocusOnPage(path)
  useUnsent()
  return (
    <AppShell transitionDuration={0} header={{ height: 56 }} navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !menu, desktop: wide && !menu } }} padding="md">
      <a className={classes['skip']} href="#main">{t('app.skip')}</a>
      <AppShell.Header>
        <Group h="100%" px="md" gap="sm" wrap="nowrap" justify="space-between">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={menu} onClick={toggle} {...(!wide && { hiddenFrom: 'sm' })} size="sm" aria-label={t('app.menu')} aria-expanded={menu} />
            <RouterLink to="/" aria-label="Throughline" style={{ textDecoration: 'none', color: 'inherit', display: 'flex', gap: 10, alignItems: 'center' }}>
              <img src="/icon.svg" alt="" width={26} height={26} />
              <Text fw={700} visibleFrom="xs">Throughline</Text>
            </RouterLink>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Button variant="default" size="xs" onClick={openPalette} rightSection={<Text size="xs" c="dimmed" visibleFrom="sm" component="kbd">Ctrl K</Text>}>{t('app.search')}</Button>
            <SchemeSwitch />
            <LanguageSwitch />
            <Person />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t('app.menu')} className={classes[menu ? 'open' : wide ? 'gone' : 'away'] ?? ''}>
        {placesFor(me.roles).map(({ name, to }) => (
          <NavLink key={to} label={t(`places.${name}`)} active={to === '/' ? path === '/' : path.startsWith(to)} component={RouterLink} {...{ to }} />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} className={classes['main'] ?? ''}><Outlet /></AppShell.Main>
      {Palette && <Palette onClose={closePalette} />}
    </AppShell>
  )
}

/** A new page is read from its beginning: without this the focus stays on a link that may be gone. */
const useFocusOnPage = (path: string): void => {
  const shown = useRef(path)
  useEffect(() => {
    if (shown.current !== path) document.getElementById('main')?.focus({ preventScroll: true })
    shown.current = path
  }, [path])
}

const SchemeSwitch = (): ReactNode => {
  const { t } = useWords()
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  return (
    <ActionIcon variant="default" size="md" aria-label={t(dark ? 'app.light' : 'app.dark')} onClick={() => setColorScheme(dark ? 'light' : 'dark')}>
      <span aria-hidden>{dark ? '☀' : '☾'}</span>
    </ActionIcon>
  )
}

/** Each language names the other one in the other one's own letters. */
export const LanguageSwitch = (): ReactNode => {
  const { locale } = useWords()
  const other = locale === 'en' ? 'te' : 'en'
  return <Button variant="default" size="xs" px="xs" lang={other} onClick={() => void speak(other)}>{other === 'te' ? 'తెలుగు' : 'English'}</Button>
}

const PersonMenu = lazy(() => import('./person-menu.tsx').then((own) => ({ default: own.PersonMenu })))

/** The menu's code comes when somebody first opens it. */
const Person = (): ReactNode => {
  const [asked, setAsked] = useState(false)
  const closed = <PersonButton aria-haspopup="menu" aria-expanded={false} onClick={() => setAsked(true)} />
  return asked ? <Suspense fallback={closed}><PersonMenu /></Suspense> : closed
}
