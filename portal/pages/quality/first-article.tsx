import { Group } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ValueOf } from '../../api/clients.ts'
import { useRead } from '../../api/use-api.ts'
import { act, inState } from '../../forms/act.ts'
import type { ActionTarget } from '../../forms/action-dialog.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'
import { ThingPage } from '../../parts/thing-page.tsx'

type Fai = ValueOf<'quality', 'readFirstArticle'>

/** A first article inspection report as AS9102 lays it out: Form 1 part number accountability, Form 2 product accountability, Form 3 characteristics. */
export const FirstArticle = (): ReactNode => {
  const { faiId } = useParams({ from: '/first-articles/$faiId' })
  const fai = useRead('quality', 'readFirstArticle', { params: { faiId } })
  return <ThingPage kind="fai" of={fai} actions={actionsOf}>{(each) => <><FormOne fai={each} /><FormTwo fai={each} /><FormThree fai={each} /></>}</ThingPage>
}

const actionsOf = ({ faiId, status }: Fai): readonly ActionTarget[] => inState(status, {
  Draft: [act('quality', 'verifyFirstArticle', { faiId })],
  Verified: [act('quality', 'approveFirstArticle', { faiId })],
  Approved: [act('quality', 'approveFirstArticleAsCustomer', { faiId })],
})

const FormOne = ({ fai }: { readonly fai: Fai }): ReactNode => {
  const { t, instant } = useWords()
  const { part, scope, particulars } = fai
  const signed = (each: { readonly by: { readonly name: string }; readonly at: string } | undefined) => each && `${each.by.name}, ${instant(each.at)}`
  const approval = 'approval' in fai ? fai.approval : undefined
  const customer = fai.status === 'CustomerApproved' ? fai.customerApproval : undefined
  return (
    <Panel of="form-1" title={t('fai.form1')}>
      <Facts of={{
        partNumber: part.number, partName: part.name, partRevision: part.revision, serialNumber: particulars.serialNumber, organization: fai.organization,
        drawings: fai.documents.map(({ name, revision }) => `${name} (${revision})`).join(', '), processReference: t('fai.planRevision', { revision: fai.planRevision, hash: fai.planHash.slice(0, 12) }),
        purchaseOrder: particulars.purchaseOrder, additionalChanges: particulars.additionalChanges,
        scope: `${t(`values.${scope.kind}`)} · ${t(`values.${scope.reason}`)}`, baseline: scope.kind === 'partial' && `${scope.baseline.report} (${scope.baseline.partNumber} ${scope.baseline.partRevision})`,
        exportClass: t(`values.${fai.exportClass}`), nonconformanceFound: t(fai.nonconformance ? 'fai.yes' : 'fai.no'),
        inspection: <Group component="span" gap="xs"><ThingLink id={fai.inspectionId}>{fai.inspectionNumber}</ThingLink><ThingLink id={fai.lotId}>{fai.lotNumber}</ThingLink></Group>,
        drafted: signed({ by: fai.draftedBy, at: fai.draftedAt }), verified: signed('verification' in fai ? fai.verification : undefined),
        approved: signed(approval), waiver: approval?.waiver, customerApproved: customer && `${signed(customer) ?? ''} (${customer.reference})`, comments: particulars.comments,
      }} />
    </Panel>
  )
}

const FormTwo = ({ fai: { material, processes } }: { readonly fai: Fai }): ReactNode => {
  const { t } = useWords()
  return (
    <Panel of="form-2" title={t('fai.form2')}>
      <Facts of={{ material: material.name, heatIds: material.heatIds.join(', ') }} />
      <Rows
        label={t('fai.processes')} of={processes} rowKey={({ sequence }) => String(sequence)} none={t('fai.noProcesses')}
        columns={(kit) => [
          kit.count('sequence', ({ sequence }) => sequence), kit.text('name', ({ name }) => name), kit.value('performer', ({ performer }) => performer),
          kit.text('supplier', ({ supplier }) => supplier), kit.text('certificateIds', ({ certificateIds }) => certificateIds.join(', ')),
        ]}
      />
    </Panel>
  )
}

const FormThree = ({ fai: { rows } }: { readonly fai: Fai }): ReactNode => {
  const { t } = useWords()
  return (
    <Panel of="form-3" title={t('fai.form3')}>
      <Rows
        label={t('fai.form3')} of={rows} rowKey={({ characteristic }) => String(characteristic)} none=""
        columns={(kit, words) => [
          kit.count('characteristic', ({ characteristic }) => characteristic), kit.text('description', ({ description }) => description),
          kit.text('designator', ({ designator }) => (designator === 'none' ? '' : words.t(`values.${designator}`))),
          kit.text('requirement', ({ requirement, unit }) => `${requirement} ${unit ?? ''}`),
          kit.text('result', ({ values, inspected, nonconforming }) => (values.length > 0 ? values.join('; ') : words.t('inspect.counted', { inspected, nonconforming }))),
          kit.text('method', ({ method }) => method), kit.value('verdict', ({ verdict }) => verdict), kit.text('nonconformance', ({ nonconformance }) => nonconformance),
        ]}
      />
    </Panel>
  )
}
