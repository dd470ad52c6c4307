import type { ReactNode } from 'react'
import { partText } from '../../parts/columns.tsx'
import { ListPage } from '../../parts/list-page.tsx'
import { NewWords } from '../../parts/new-words.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'

export const Requests = (): ReactNode => (
  <ListPage
    name="requests" service="quoting" route="listRequests" rowKey={({ rfqId }) => rfqId}
    statuses={['Submitted', 'InReview', 'NeedsClarification', 'Quoted', 'Draft', 'Declined', 'Withdrawn', 'Expired']}
    columns={(kit) => [
      { name: 'number', text: ({ number }) => number, show: (rfq) => <><ThingLink id={rfq.rfqId}>{rfq.number}</ThingLink> <NewWords id={rfq.rfqId} thing={rfq} /></> },
      kit.text('customerName', ({ customerName }) => customerName),
      // A draft may not say yet what is wanted.
      kit.text('part', ({ wishes }) => wishes && partText(wishes.part)),
      kit.text('quantities', ({ wishes }) => wishes?.quantities.join(', ')),
      kit.date('openedAt', ({ openedAt }) => openedAt),
      kit.date('submittedAt', (rfq) => ('submittedAt' in rfq ? rfq.submittedAt : undefined)),
      kit.status(({ status }) => status),
    ]}
  />
)

export const Plans = (): ReactNode => (
  <ListPage
    name="plans" service="quoting" route="findPlans" rowKey={({ planId }) => planId}
    statuses={['Submitted', 'ChangesRequested', 'Draft', 'Approved', 'Rejected', 'Expired', 'Superseded']}
    columns={(kit, { money }) => [
      kit.link('number', ({ planId }) => planId, ({ number }) => number),
      kit.text('customerName', ({ customerName }) => customerName),
      kit.part(({ content }) => content.part),
      kit.count('quantity', ({ content }) => content.quantity),
      { name: 'total', text: ({ content }) => money(content.total), order: ({ content }) => content.total.minor, align: 'right' },
      kit.date('submittedAt', (plan) => ('submittedAt' in plan ? plan.submittedAt : undefined)),
      kit.date('validUntil', (plan) => ('validUntil' in plan ? plan.validUntil : undefined)),
      kit.status(({ status }) => status),
    ]}
  />
)

export const Contracts = (): ReactNode => (
  <ListPage
    name="contracts" service="contracts" route="listContracts" rowKey={({ contractId }) => contractId}
    statuses={['OutForSignature', 'PartiallySigned', 'Signed', 'Active', 'Draft', 'Completed', 'Terminated', 'Voided', 'Expired']}
    columns={(kit, { money }) => [
      kit.link('number', ({ contractId }) => contractId, ({ number }) => number),
      kit.text('customerName', ({ customerName }) => customerName),
      kit.part(({ subject }) => subject.part),
      kit.count('quantity', ({ subject }) => subject.quantity),
      { name: 'total', text: ({ subject }) => money(subject.total), order: ({ subject }) => subject.total.minor, align: 'right' },
      kit.date('openedAt', ({ openedAt }) => openedAt),
      kit.date('signedAt', (contract) => ('signedAt' in contract ? contract.signedAt : undefined)),
      kit.status(({ status }) => status),
    ]}
  />
)
