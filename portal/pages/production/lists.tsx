import type { ReactNode } from 'react'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { ListPage } from '../../parts/list-page.tsx'

export const WorkOrders = (): ReactNode => (
  <ListPage
    name="workOrders" service="production" route="listWorkOrders" rowKey={({ workOrderId }) => workOrderId}
    statuses={['AwaitingGates', 'Released', 'InProgress', 'OnHold', 'Completed', 'Planned', 'Closed', 'Cancelled']}
    actions={<Actions of={[act('production', 'planShop', {})]} />}
    columns={(kit, { t }) => [
      kit.link('number', ({ workOrderId }) => workOrderId, ({ number }) => number),
      kit.part(({ plan }) => plan.part),
      kit.text('customerName', ({ customerName }) => customerName),
      kit.count('quantity', ({ plan }) => plan.quantity),
      kit.text('waitsFor', ({ status, gates, holds }) => [...(status === 'Planned' || status === 'AwaitingGates' ? closed(gates) : []), ...holds.map(({ reason }) => `values.${reason}`)].map((each) => t(each)).join(', ')),
      kit.date('planApproved', ({ plan }) => plan.approvedAt),
      kit.status(({ status }) => status),
    ]}
  />
)

type GateWord = { readonly open: boolean; readonly reason: string }
const closed = ({ contract, payment }: { readonly contract: GateWord; readonly payment: GateWord }): readonly string[] => [contract, payment].filter(({ open }) => !open).map(({ reason }) => `gates.${reason}`)

export const Lots = (): ReactNode => (
  <ListPage
    name="lots" service="production" route="listLots" rowKey={({ lotId }) => lotId}
    statuses={['InProcess', 'AwaitingQc', 'Hold', 'Passed', 'Shipped', 'Returned', 'Scrapped', 'Merged']}
    columns={(kit, { t }) => [
      kit.link('number', ({ lotId }) => lotId, ({ number }) => number),
      kit.part(({ part }) => part),
      kit.link('workOrderNumber', ({ workOrderId }) => workOrderId, ({ workOrderNumber }) => workOrderNumber),
      kit.count('quantity', ({ quantity }) => quantity),
      kit.text('operation', (lot) => (lot.status === 'InProcess' ? stepText(lot.operations.find(({ sequence }) => sequence === lot.currentSequence), t) : '')),
      kit.text('heatIds', ({ heatIds }) => heatIds.join(', ')),
      kit.status(({ status }) => status),
    ]}
  />
)

const stepText = (operation: { readonly sequence: number; readonly name: string; readonly status: string } | undefined, t: (key: string) => string): string =>
  (operation ? `${operation.sequence} ${operation.name} · ${t(`status.${operation.status}`)}` : '')

export const ToolingList = (): ReactNode => (
  <ListPage
    name="tooling" service="production" route="listTooling" rowKey={({ toolingId }) => toolingId} statuses={['CheckedOut', 'InStore', 'Returned', 'Scrapped']}
    columns={(kit) => [
      kit.link('number', ({ toolingId }) => toolingId, ({ number }) => number),
      kit.text('description', ({ description }) => description),
      kit.part(({ part }) => part),
      kit.value('owner', ({ owner }) => owner),
      kit.text('where', (tool) => (tool.status === 'CheckedOut' ? `${tool.use.lotNumber} · ${tool.use.sequence} · ${tool.use.by.name}` : '')),
      kit.date('registeredAt', ({ registeredAt }) => registeredAt),
      kit.status(({ status }) => status),
    ]}
  />
)
