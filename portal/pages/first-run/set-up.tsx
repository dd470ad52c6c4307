import { CloseButton, Group, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Link } from '../../parts/link.tsx'
import { useMessages } from '../../parts/use-messages.ts'
import { usePutAway } from '../../parts/use-put-away.ts'

type Step = { readonly step: string; readonly to: string; readonly answer: UseQueryResult; readonly done: boolean }

/** What a new shop still has to say of itself, each with why and where; as the services answer, so that it is the same for every manager. Away when all of it is said. */
export const SetUp = (): ReactNode => {
  const { t, number } = useWords()
  const message = useMessages()
  const { away, putAway, takeOut } = usePutAway('set-up')
  const steps = useSteps()
  const left = steps.filter(({ done }) => !done)
  // Nobody sees steps flicker past that were done long ago.
  if (away || steps.some(({ answer }) => answer.isPending) || left.length === 0) return null
  const dismiss = () => {
    putAway()
    message(t('setUp.dismissed'), takeOut)
  }
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="set-up-title" data-panel="set-up">
      <Group justify="space-between" wrap="nowrap"><Title order={2} size="h4" id="set-up-title">{t('setUp.title')}</Title><CloseButton aria-label={t('setUp.dismiss')} onClick={dismiss} /></Group>
      <Text size="sm" c="dimmed">{t('setUp.progress', { done: number(steps.length - left.length), of: number(steps.length) })}</Text>
      <Stack component="ol" gap="xs" mt="sm" p={0} mb={0} style={{ listStyle: 'none' }}>{steps.map((each, index) => <Line key={each.step} of={each} place={index + 1} />)}</Stack>
    </Paper>
  )
}

const Line = ({ of: { step, to, answer, done }, place }: { readonly of: Step; readonly place: number }): ReactNode => {
  const { t } = useWords()
  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start" data-step={step} data-done={done}>
      <ThemeIcon size={24} radius="xl" variant={done ? 'light' : 'default'} color={done ? 'teal' : 'gray'} aria-hidden>{done ? '✓' : place}</ThemeIcon>
      <div>
        <Link {...{ to }} size="sm" fw={600}>{t(`setUp.${step}`)}</Link>{done && <Text span size="sm" c="dimmed"> · {t('setUp.done')}</Text>}
        {!done && <Text size="sm" c="dimmed">{answer.isError ? t('setUp.silent') : t(`setUp.${step}Why`)}</Text>}
      </div>
    </Group>
  )
}

const useSteps = (): readonly Step[] => {
  const profile = useRead('contracts', 'readShopProfile', {})
  const centres = useRead('production', 'listWorkCentres', { query: { limit: 1 } })
  const book = useRead('quoting', 'readPriceBook', {})
  const terms = useRead('contracts', 'readStandardTerms', {})
  const people = useRead('contracts', 'listPeople', { params: { company: 'shop' } })
  return [
    { step: 'company', to: '/settings/shop', answer: profile, done: (profile.data?.version ?? 0) > 0 },
    { step: 'bank', to: '/settings/shop', answer: profile, done: profile.data?.bank !== undefined },
    { step: 'workCentres', to: '/settings/work-centres', answer: centres, done: (centres.data?.items.length ?? 0) > 0 },
    { step: 'prices', to: '/settings/prices', answer: book, done: book.data?.prices !== undefined },
    { step: 'materials', to: '/settings/materials', answer: book, done: (book.data?.materials.length ?? 0) > 0 },
    { step: 'terms', to: '/settings/terms', answer: terms, done: (terms.data?.version ?? 0) > 0 },
    { step: 'people', to: '/settings/people', answer: people, done: (people.data?.items.filter(({ status }) => status === 'active').length ?? 0) > 1 },
  ]
}
