import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ValueOf } from '../../api/clients.ts'
import { useRead } from '../../api/use-api.ts'
import { act, inState } from '../../forms/act.ts'
import type { ActionTarget } from '../../forms/action-dialog.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { partText } from '../../parts/columns.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Said, Steps, type Step } from '../../parts/steps.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'
import { ThingPage } from '../../parts/thing-page.tsx'

type Ncr = ValueOf<'quality', 'readNonconformance'>

/** One nonconformance: what is wrong with which pieces, and each step on the way to its end. */
export const Nonconformance = (): ReactNode => {
  const { ncrId } = useParams({ from: '/nonconformances/$ncrId' })
  const { t, instant, pieces } = useWords()
  const ncr = useRead('quality', 'readNonconformance', { params: { ncrId } })
  return (
    <ThingPage kind="nonconformance" of={ncr} actions={actionsOf}>
      {(each) => (
        <>
          <Panel of="about" title={t('ncr.whatIsWrong')}>
            <Said>{each.description}</Said>
            <Facts of={{
              quantity: pieces(each.quantity), lotNumber: <ThingLink id={each.lotId}>{each.lotNumber}</ThingLink>, part: partText(each.part), cause: t(`values.${each.cause}`),
              characteristics: each.characteristics.join(', '), opened: `${each.openedBy.name}, ${instant(each.openedAt)}`,
              origin: each.origin.kind === 'inspection' ? <ThingLink id={each.origin.inspectionId}>{t('things.inspection')}</ThingLink> : t('values.observation'),
            }} />
          </Panel>
          <Panel of="steps" title={t('ncr.steps')}><Steps of={stepsOf(each, t)} /></Panel>
          {each.refused.length > 0 && <Refused ncr={each} />}
        </>
      )}
    </ThingPage>
  )
}

const actionsOf = (ncr: Ncr): readonly ActionTarget[] => {
  const params = { ncrId: ncr.ncrId }
  return inState(ncr.status, {
    Open: [act('quality', 'containNonconformance', params, { initial: { quantity: ncr.quantity } })],
    Contained: [act('quality', 'proposeDisposition', params, { initial: { cause: ncr.cause } })],
    DispositionProposed: [act('quality', 'reviewDisposition', params), act('quality', 'refuseDisposition', params)],
    AwaitingCustomer: [act('quality', 'approveConcession', params), act('quality', 'refuseConcession', params)],
    Approved: [act('quality', 'executeDisposition', params)],
    Executed: [act('quality', 'verifyDisposition', params)],
    Verified: [act('quality', 'closeNonconformance', params)],
  })
}

/** Each step with who did it when, and what they wrote. */
const stepsOf = (ncr: Ncr, t: (key: string, values?: { readonly [name: string]: string }) => string): readonly Step[] => {
  const said = (act: { readonly by: { readonly name: string }; readonly at: string; readonly note?: string } | undefined) => (act ? { by: act.by, at: act.at, ...told(act.note) } : {})
  const proposal = 'proposal' in ncr ? ncr.proposal : undefined
  const approval = 'approval' in ncr ? ncr.approval : undefined
  const customer = ncr.status === 'AwaitingCustomer' ? { by: ncr.endorsedBy, at: ncr.endorsedAt } : undefined
  return [
    { status: 'Open', by: ncr.openedBy, at: ncr.openedAt },
    { status: 'Contained', ...said('containment' in ncr ? ncr.containment : undefined) },
    { status: 'DispositionProposed', ...said(proposal), ...told(proposal && `${t(`values.${proposal.disposition}`)}: ${proposal.justification}`) },
    ...(customer ? [{ status: 'AwaitingCustomer', ...customer }] : []),
    { status: 'Approved', ...said(approval), ...told(approval?.kind === 'customer' ? t('ncr.concession', { reference: approval.reference }) : undefined) },
    { status: 'Executed', ...said('execution' in ncr ? ncr.execution : undefined) },
    { status: 'Verified', ...said('verification' in ncr ? ncr.verification : undefined) },
    { status: 'Closed', ...(ncr.status === 'Closed' && { by: ncr.closedBy, at: ncr.closedAt }) },
  ]
}

const told = (text: string | undefined): Pick<Step, 'content'> => (text === undefined ? {} : { content: <Said>{text}</Said> })

const Refused = ({ ncr }: { readonly ncr: Ncr }): ReactNode => {
  const { t } = useWords()
  return (
    <Panel of="refused" title={t('ncr.refused')}>
      <Rows
        label={t('ncr.refused')} of={ncr.refused} rowKey={({ at }) => at} none=""
        columns={(kit, words) => [kit.value('disposition', ({ disposition }) => disposition), kit.text('reason', ({ reason }) => reason), kit.text('by', ({ by, at }) => `${by.name}, ${words.instant(at)}`)]}
      />
    </Panel>
  )
}
