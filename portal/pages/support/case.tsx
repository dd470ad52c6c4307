import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { read, useApi, useRead } from '../../api/use-api.ts'
import { act, inState } from '../../forms/act.ts'
import type { ActionTarget } from '../../forms/action-dialog.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Said } from '../../parts/steps.tsx'
import { ThingPage } from '../../parts/thing-page.tsx'
import { useMe } from '../../session/use-session.ts'
import { CaseLots } from './case-lots.tsx'
import { Conversation, PhotoLinks, type Case } from './conversation.tsx'
import { Follow } from './follow.tsx'
import type { Dossier } from './dossier.ts'

const caseOf = (dossier: Dossier): Case => dossier.case

/** One case: what is wrong, the lots behind it with their origin, what was said, and what became of it. */
export const CasePage = (): ReactNode => {
  const { caseId } = useParams({ from: '/cases/$caseId' })
  const { t } = useWords()
  const me = useMe()
  const input = { params: { caseId } }
  const dossier = useRead('support', 'readCase', input)
  const one = useQuery({ ...read(useApi(), 'support', 'readCase', input), select: caseOf })
  return (
    <ThingPage kind="case" of={one} actions={(each) => actionsOf(each, dossier.data, me)}>
      {(each) => (
        <>
          <Panel of="about" title={each.subject}>
            <Said>{each.description}</Said>
            <PhotoLinks of={each} />
            <About of={each} />
          </Panel>
          <Conversation key={each.caseId} of={each} />
          {dossier.data && <><CaseLots dossier={dossier.data} /><Follow dossier={dossier.data} /></>}
          {'resolution' in each && <Panel of="resolution" title={t('fields.resolution')}><Said>{`${t(`values.${each.resolution.kind}`)}\n${each.resolution.text}`}</Said></Panel>}
        </>
      )}
    </ThingPage>
  )
}

/** The clock of a case: since when it is open, whom it waits for, and until when it may be opened again. */
const About = ({ of }: { readonly of: Case }): ReactNode => {
  const { t, instant, ago } = useWords()
  return (
    <Facts of={{
      kind: t(`values.${of.kind}`), openedBy: of.openedBy.name, openedAt: `${instant(of.openedAt)} (${ago(of.openedAt)})`,
      ...('triage' in of && { severity: t(`values.${of.triage.severity}`), assigned: of.triage.assigned.name }),
      ...(of.status === 'WaitingCustomer' && { waitingSince: `${instant(of.waitingSince)} (${ago(of.waitingSince)})` }),
      ...(of.status === 'Resolved' && { reopenUntil: `${instant(of.resolution.reopenUntil)} (${ago(of.resolution.reopenUntil)})` }),
      ...(of.reopenings.length > 0 && { reopenings: of.reopenings.map(({ reason, at }) => `${instant(at)}: ${reason}`).join(' · ') }),
    }} />
  )
}

const actionsOf = (of: Case, dossier: Dossier | undefined, me: { readonly id: string; readonly name: string }): readonly ActionTarget[] => {
  const params = { caseId: of.caseId }
  const lots = (dossier?.lots ?? []).filter(({ lot }) => lot.counts.returnable > 0).map(({ lot }) => ({ lotId: lot.lotId, quantity: lot.counts.returnable }))
  const claim = lots.length === 0 ? [] : [act('support', 'requestReturn', params, { initial: { lots } })]
  const report = of.kind === 'complaint' ? [act('support', 'openEightD', params)] : []
  const triage = act('support', 'triageCase', params, { initial: { assigned: { id: me.id, name: me.name } } })
  const open = [act('support', 'resolveCase', params), ...claim, ...report, triage]
  return inState(of.status, {
    New: [triage, ...claim, ...report], Triaged: open, InProgress: open, WaitingCustomer: open,
    Resolved: [act('support', 'closeCase', params), act('support', 'reopenCase', params), ...claim, ...report],
  })
}
