import { Button, Group, Loader, Stack, Text } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import { locales, type Locale } from '#shared/vocabulary/locale.ts'
import type { ValueOf } from '../../api/clients.ts'
import { useApi, useRead } from '../../api/use-api.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { FileLink } from '../../parts/file-link.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'

type PlanSeen = ValueOf<'quoting', 'readPlan'>

/** A document takes a second or two. */
const askAgainMs = 2000

/** The plan as a file to keep, in either language whatever the page speaks; a draft has none. */
export const PlanPdf = ({ plan }: { readonly plan: PlanSeen }): ReactNode => {
  const { t } = useWords()
  return plan.status !== 'Draft' && <Panel title={t('plan.pdf')} of="pdf"><PlanPdfs plan={plan} /></Panel>
}

export const PlanPdfs = ({ plan }: { readonly plan: PlanSeen }): ReactNode => <Stack gap="xs">{locales.map((locale) => <PdfIn key={locale} plan={plan} locale={locale} />)}</Stack>

const PdfIn = ({ plan: { planId, number, content: { revision } }, locale }: { readonly plan: PlanSeen; readonly locale: Locale }): ReactNode => {
  const { t } = useWords()
  const { quoting } = useApi()
  const { run, busy, problem } = useCommand()
  const params = { planId }
  const document = useRead('quoting', 'readPlanDocument', { params, query: { locale } })
  const { data, isFetching, refetch } = document
  const making = data?.status === 'Rendering'
  useEffect(() => {
    if (!making || isFetching) return undefined
    const timer = setTimeout(() => void refetch(), askAgainMs)
    return () => clearTimeout(timer)
  }, [making, isFetching, refetch])
  const make = (label: string): ReactNode => <Button size="xs" variant="default" loading={busy} aria-label={`${label}: ${t(`values.${locale}`)}`} onClick={() => void run(() => quoting.requestPlanDocument({ params, body: { locale } }))}>{label}</Button>
  return (
    <div data-pdf={locale}>
      <Answer of={document} lines={1}>
        {({ status }) => (
          <Group gap="sm" mih={30}>
            <Text size="sm" miw="5rem">{t(`values.${locale}`)}</Text>
            {status === 'None' && make(t('actions.requestPlanDocument'))}
            {status === 'Rendering' && <Group gap="xs" role="status"><Loader size="xs" /><Text size="sm">{t('order.waits.rendering')}</Text></Group>}
            {status === 'Failed' && <><Text size="sm" c="red" role="alert">{t('plan.pdfFailed')}</Text>{make(t('app.tryAgain'))}</>}
            {status === 'Ready' && <FileLink name={`${number}-${revision}-${locale}.pdf`} link={() => quoting.planDocumentLink({ params, query: { locale } })} />}
          </Group>
        )}
      </Answer>
      {problem && <ProblemBox problem={problem} />}
    </div>
  )
}
