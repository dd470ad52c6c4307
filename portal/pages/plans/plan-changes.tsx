import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Plan } from '#services/quoting/plan-view.ts'
import { useApi } from '../../api/use-api.ts'
import { ChangesTable } from '../../forms/changes-table.tsx'
import { differences } from '../../forms/changes.ts'
import { isFields, type Fields } from '../../forms/values.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Panel } from '../../parts/panel.tsx'
import { historyOf, mostPages } from '../orders/history.ts'

/** What is different from the revision that was before the customer last, as the order's history kept it. */
export const PlanChanges = ({ plan }: { readonly plan: Plan }): ReactNode => {
  const { t } = useWords()
  const before = usePreviousContent(plan)
  if (!before) return null
  const changes = differences({ ...before, revision: undefined }, { ...plan.content, revision: undefined })
  return (
    <Panel title={t('plan.changes', { revision: String(before['revision']) })} of="changes">
      {changes.length === 0 ? <Text size="sm">{t('plan.noChanges')}</Text> : <ChangesTable changes={changes} before={t('plan.before')} />}
    </Panel>
  )
}

const usePreviousContent = ({ planId, orderId, content: { revision } }: Plan): Fields | undefined => {
  const api = useApi()
  const history = useQuery({ queryKey: ['quoting', 'history', orderId], queryFn: () => historyOf(api, 'quoting', orderId, mostPages), enabled: revision > 1, refetchInterval: false })
  const submitted = (history.data?.events ?? []).filter(({ type, aggregateId }) => type === 'PlanSubmitted' && aggregateId === planId).flatMap(({ data }): Fields[] => (isFields(data) && isFields(data['content']) ? [data['content']] : []))
  return submitted.find((content) => Number(content['revision']) < revision)
}
