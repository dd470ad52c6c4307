import type { ReactNode } from 'react'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { ListPage } from '../../parts/list-page.tsx'

export const Inspections = (): ReactNode => (
  <ListPage
    name="inspections" service="quality" route="listInspections" rowKey={({ inspectionId }) => inspectionId} statuses={['InProgress', 'Planned', 'Failed', 'Passed']}
    columns={(kit) => [
      kit.link('number', ({ inspectionId }) => inspectionId, ({ number }) => number),
      kit.link('lotNumber', ({ lotId }) => lotId, ({ lotNumber }) => lotNumber),
      kit.part(({ part }) => part),
      kit.value('stage', ({ stage }) => stage),
      kit.count('lotQuantity', ({ lotQuantity }) => lotQuantity),
      kit.date('openedAt', ({ openedAt }) => openedAt),
      kit.status(({ status }) => status),
    ]}
  />
)

export const Nonconformances = (): ReactNode => (
  <ListPage
    name="nonconformances" service="quality" route="listNonconformances" rowKey={({ ncrId }) => ncrId}
    statuses={['Open', 'Contained', 'DispositionProposed', 'AwaitingCustomer', 'Approved', 'Executed', 'Verified', 'Closed']}
    columns={(kit) => [
      kit.link('number', ({ ncrId }) => ncrId, ({ number }) => number),
      kit.link('lotNumber', ({ lotId }) => lotId, ({ lotNumber }) => lotNumber),
      kit.part(({ part }) => part),
      kit.text('description', ({ description }) => description),
      kit.count('quantity', ({ quantity }) => quantity),
      kit.value('cause', ({ cause }) => cause),
      kit.date('openedAt', ({ openedAt }) => openedAt),
      kit.status(({ status }) => status),
    ]}
  />
)

export const FirstArticles = (): ReactNode => (
  <ListPage
    name="firstArticles" service="quality" route="listFirstArticles" rowKey={({ faiId }) => faiId} statuses={['Draft', 'Verified', 'Approved', 'CustomerApproved']}
    columns={(kit, { t }) => [
      kit.link('number', ({ faiId }) => faiId, ({ number }) => number),
      kit.link('lotNumber', ({ lotId }) => lotId, ({ lotNumber }) => lotNumber),
      kit.part(({ part }) => part),
      kit.text('scope', ({ scope }) => `${t(`values.${scope.kind}`)} · ${t(`values.${scope.reason}`)}`),
      kit.date('draftedAt', ({ draftedAt }) => draftedAt),
      kit.status(({ status }) => status),
    ]}
  />
)

/** Every gauge there is, first due first: the service lists them in all their states. */
export const Gauges = (): ReactNode => (
  <ListPage
    name="gauges" service="quality" route="listGauges" rowKey={({ gaugeId }) => gaugeId} actions={<Actions of={[act('quality', 'registerGauge', {})]} />}
    columns={(kit) => [
      kit.link('number', ({ gaugeId }) => gaugeId, ({ number }) => number),
      kit.text('description', ({ description }) => description),
      kit.date('calibrationDueOn', ({ calibrationDueOn }) => calibrationDueOn),
      kit.text('calibrationCertificate', ({ calibrationCertificate }) => calibrationCertificate),
      kit.count('lotsTouched', ({ touched }) => touched.length),
      kit.status(({ status }) => status),
    ]}
  />
)

export const Sampling = (): ReactNode => (
  <ListPage
    name="sampling" service="quality" route="listSamplingStates" rowKey={({ samplingId }) => samplingId} statuses={['Normal', 'Tightened', 'Reduced', 'Stopped']}
    columns={(kit, { t }) => [
      kit.text('partNumber', ({ partNumber }) => partNumber),
      kit.text('customerId', ({ customerId }) => customerId),
      kit.date('since', ({ since }) => since),
      kit.text('lotsCounted', ({ lots }) => lots.slice(-5).map(({ lotNumber, outcome }) => `${lotNumber} ${t(`values.${outcome}`)}`).join(', ')),
      kit.count('score', (state) => (state.status === 'Normal' ? state.score : undefined)),
      kit.status(({ status }) => status),
      { name: 'toDo', text: () => '', show: (state) => (state.status === 'Stopped' ? <Actions size="xs" of={[act('quality', 'resumeSampling', { samplingId: state.samplingId }, { seen: { ...state } })]} /> : '') },
    ]}
  />
)
