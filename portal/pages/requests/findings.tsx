import { Button, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Finding, RuleId } from '#services/quoting/manufacturability-view.ts'
import type { Machining } from '#services/quoting/rfq-view.ts'
import { useRuleWords } from '../../i18n/use-rule-words.ts'
import { useWords } from '../../i18n/use-words.ts'

type Show = ((rule: RuleId | undefined) => void) | undefined
type FindingsProps = { readonly machining: Machining; readonly shown: RuleId | undefined; readonly onShow: Show }

/** How the shape says that the part is made, and what makes it dear or hard to make: why, what goes up with it, and what helps. */
export const Findings = ({ machining: { process, setups, holes, findings }, shown, onShow }: FindingsProps): ReactNode => {
  const { t } = useWords()
  const made = process === 'unknown' ? [] : [t(`values.${process}`), ...(setups > 0 ? [t('dfm.setups', { count: setups })] : []), t('dfm.holes', { count: holes })]
  return (
    <Stack gap={6} mt="xs" data-findings={findings.length}>
      {made.length > 0 && <Text size="sm">{made.join(' · ')}</Text>}
      {findings.length === 0 && process !== 'unknown' && <Text size="sm" c="dimmed">{t('dfm.none')}</Text>}
      {findings.map((finding) => <Told key={finding.rule} finding={finding} shown={finding.rule === shown} onShow={onShow} />)}
    </Stack>
  )
}

/** What is written on a drawing and makes the part dear or hard to make. */
export const WrittenFindings = ({ findings }: { readonly findings: readonly Finding[] }): ReactNode =>
  (findings.length === 0 ? null : <Stack gap={6} mt="xs" data-findings={findings.length}>{findings.map((finding) => <Told key={finding.rule} finding={finding} />)}</Stack>)

const Told = ({ finding, shown = false, onShow }: { readonly finding: Finding; readonly shown?: boolean; readonly onShow?: Show }): ReactNode => {
  const { t } = useWords()
  const { valueText } = useRuleWords()
  const { rule, value, limit, count, faceIds } = finding
  return (
    <div data-finding={rule} style={{ borderInlineStart: '3px solid var(--mantine-color-orange-6)', paddingInlineStart: 10 }}>
      <Group gap="xs">
        <Text size="sm" fw={600}>{t(`values.${rule}`)}</Text>
        <Text size="sm">{t('dfm.beyond', { value: valueText(rule, Number(value)), limit: valueText(rule, Number(limit)) })}{count > 1 && ` · ${t('dfm.places', { count })}`}</Text>
        {onShow && faceIds.length > 0 && <Button size="compact-xs" variant={shown ? 'filled' : 'default'} aria-pressed={shown} onClick={() => onShow(shown ? undefined : rule)}>{t('dfm.show')}</Button>}
      </Group>
      <Text size="sm" c="dimmed">{t(`dfm.why-${rule}`)} {t(`dfm.fix-${rule}`)}</Text>
    </div>
  )
}
