import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { act } from '../../forms/act.ts'
import type { ActionTarget } from '../../forms/action-dialog.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Said, Steps } from '../../parts/steps.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'
import { ThingPage } from '../../parts/thing-page.tsx'
import { disciplineSteps } from './disciplines.tsx'
import type { EightD } from './eight-d-view.ts'


/** One 8D report: D0 to D8 as a checklist with what each says, the customer's acknowledgement, and for the shop other customers' lots. */
export const EightDReport = (): ReactNode => {
  const { reportId } = useParams({ from: '/eight-d-reports/$reportId' })
  const words = useWords()
  const { t, instant } = words
  const report = useRead('support', 'readEightD', { params: { reportId } })
  return (
    <ThingPage kind="eightD" of={report} actions={actionsOf}>
      {(each) => (
        <>
          <Panel of="case" title={t('things.case')}><ThingLink id={each.caseId}>{each.caseNumber}</ThingLink></Panel>
          <Panel of="disciplines" title={t('care.disciplines')}><Steps of={disciplineSteps(each, words)} /></Panel>
          {'prevention' in each && (
            <Panel of="acknowledgement" title={t('fields.acknowledgement')}>
              <Said>{each.acknowledgement ? `${each.acknowledgement.by.name}, ${instant(each.acknowledgement.at)}\n${each.acknowledgement.note}` : t('care.notAcknowledged')}</Said>
            </Panel>
          )}
          <Sisters report={each} />
        </>
      )}
    </ThingPage>
  )
}

const following: { readonly [status: string]: string } = { D0: 'D1', D1: 'D2', D2: 'D3', D3: 'D4', D4: 'D5', D5: 'D6', D6: 'D7' }

/** The next discipline first; any earlier one may be amended with the same command. */
const actionsOf = (report: EightD): readonly ActionTarget[] => {
  const params = { reportId: report.reportId }
  if (report.status === 'D8') return []
  const lotIds = 'problem' in report ? report.problem.lots.map(({ lotId }) => lotId) : []
  const next = following[report.status]
  const record = act('support', 'recordDiscipline', params, { initial: { discipline: next ?? 'D7', ...(next === 'D3' && { lotIds }) } })
  if (report.status !== 'D7') return [record]
  return [...(report.acknowledgement ? [] : [act('support', 'acknowledgeEightD', params)]), act('support', 'closeEightD', params), record]
}

/** Only the shop is told of other customers' lots; the last recording of D3 counts. */
const Sisters = ({ report }: { readonly report: EightD }): ReactNode => {
  const { t } = useWords()
  const last = report.sisters?.at(-1)
  return last && (
    <Panel of="sisters" title={t('care.containedElsewhere')}>
      <Rows
        label={t('care.containedElsewhere')} of={last.lots} rowKey={({ lotId }) => lotId} none={t('care.noneElsewhere')}
        columns={(kit) => [kit.link('lotNumber', ({ lotId }) => lotId, ({ lotNumber }) => lotNumber), kit.text('customerId', ({ customerId }) => customerId)]}
      />
    </Panel>
  )
}
