import { Box, Button, Group, List, Stack, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Drawing, Suggestion } from '#services/quoting/drawing-view.ts'
import type { Finding } from '#services/quoting/manufacturability-view.ts'
import type { Document } from '#services/quoting/rfq-view.ts'
import { useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { WarningText } from '../../parts/warning-text.tsx'
import { WrittenFindings } from './findings.tsx'
import type { RequestSeen } from './request-seen.ts'
import { TakeButton } from './take-button.tsx'
import { usePlaceWords } from './use-place-words.ts'

type DrawingProps = { readonly rfq: RequestSeen; readonly document: Document }

/** What is written on a drawing, once it is asked for. */
export const DrawingSays = ({ rfq, document }: DrawingProps): ReactNode => {
  const { t } = useWords()
  const [listed, setListed] = useState(false)
  if (!document.drawing) return null
  return (
    <>
      <WrittenFindings findings={document.findings ?? []} />
      <Button size="compact-xs" variant="default" mt={6} aria-expanded={listed} onClick={() => setListed(!listed)}>{t('drawing.show')}</Button>
      {listed && <Said rfq={rfq} document={document} />}
    </>
  )
}

const Said = ({ rfq, document: { sha256, name, findings = [] } }: DrawingProps): ReactNode => {
  const { t } = useWords()
  const drawing = useRead('quoting', 'readDrawing', { params: { rfqId: rfq.rfqId, sha256 } })
  return (
    <Answer of={drawing}>
      {({ suggestions, unknown }) => (
        <Stack gap="sm" mt="xs" role="group" aria-label={t('drawing.label', { name })}>
          {suggestions.length === 0
            ? <Empty title={t('drawing.nothing')}>{t('drawing.nothingHelp')}</Empty>
            : <Text size="sm" c="dimmed">{t('drawing.about')}</Text>}
          {[...Map.groupBy(suggestions, ({ kind }) => kind)].map(([kind, all]) => (
            <Box key={kind} data-suggested={kind}>
              <Text size="sm" fw={600}>{t(`values.${kind}`)}</Text>
              {all.map((suggestion) => <Suggested key={suggestion.number} rfq={rfq} sha256={sha256} suggestion={suggestion} findings={findings} />)}
            </Box>
          ))}
          <Unknown of={unknown} />
        </Stack>
      )}
    </Answer>
  )
}

const Suggested = ({ rfq, sha256, suggestion, findings }: { readonly rfq: RequestSeen; readonly sha256: string; readonly suggestion: Suggestion; readonly findings: readonly Finding[] }): ReactNode => {
  const { t } = useWords()
  const placeOf = usePlaceWords()
  const { number, value, source, offered } = suggestion
  return (
    <Group py={4} justify="space-between" gap="xs" align="flex-start">
      <div style={{ flex: '1 1 220px', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Text size="sm">{value} <Text span size="sm" c="dimmed">· {[placeOf(suggestion), ...(offered === undefined ? [] : [t('drawing.offered', { name: offered })])].join(' · ')}</Text></Text>
        {findings.filter(({ suggestions = [] }) => suggestions.includes(number)).map(({ rule }) => <WarningText key={rule} size="xs">{t(`values.${rule}`)}</WarningText>)}
        {source !== value && <Text size="xs" c="dimmed">“{source}”</Text>}
      </div>
      <TakeButton rfq={rfq} sha256={sha256} what={{ suggestion: number }} name={value} />
    </Group>
  )
}

const Unknown = ({ of }: { readonly of: Drawing['unknown'] }): ReactNode => {
  const { t } = useWords()
  return (
    <div>
      <Text size="sm" fw={600}>{t('drawing.cannot')}</Text>
      <List size="sm" c="dimmed">{of.map((each) => <List.Item key={each}>{t(`drawing.cannot-${each}`)}</List.Item>)}</List>
    </div>
  )
}
