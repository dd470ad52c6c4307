import { Title } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useApi } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { FileLink } from '../../parts/file-link.tsx'
import { Panel } from '../../parts/panel.tsx'
import { PlanPdfs } from '../plans/plan-pdf.tsx'
import { attachedFiles, certificateFiles, contractFiles, shippingFiles } from './order-documents.ts'
import { isNotFound, type OrderReads } from './use-order.ts'
import { sizeText } from './size-text.ts'

/** Every file of the order, whichever service keeps it. */
export const DocumentsPanel = ({ order: { request, plans, contracts, lots, shipments } }: { readonly order: OrderReads }): ReactNode => {
  const words = useWords()
  const { t } = words
  const api = useApi()
  const sources: readonly UseQueryResult[] = [request, contracts, lots, shipments]
  const rows = [
    ...(request.data ? attachedFiles(api, request.data) : []),
    ...(contracts.data?.items ?? []).flatMap((contract) => contractFiles(api, contract)),
    ...(lots.data?.items ?? []).flatMap((lot) => certificateFiles(api, lot)),
    ...(shipments.data?.items ?? []).flatMap((shipment) => shippingFiles(api, shipment)),
  ]
  const plan = latestShown(plans.data?.items ?? [])
  return (
    <Panel title={t('fields.documents')} of="documents">
      {sources.map((source, index) => source.data === undefined && !isNotFound(source) && <Answer key={['request', 'contracts', 'lots', 'shipments'][index]} of={source} lines={1}>{() => null}</Answer>)}
      <DataTable
        label={t('fields.documents')} rows={rows} rowKey={({ key }) => key} empty={sources.some(({ isPending }) => isPending) ? null : <Empty title={t('order.noDocuments')}>{t('order.noDocumentsHelp')}</Empty>}
        columns={[
          { name: 'name', text: ({ name }) => name, show: ({ name, link }) => <FileLink name={name} link={link} /> },
          { name: 'documentKind', text: ({ kind }) => t(`order.document.${kind}`) },
          { name: 'revision', text: ({ revision }) => revision ?? '' },
          { name: 'exportClass', text: ({ exportClass }) => (exportClass === undefined ? '' : t(`values.${exportClass}`)) },
          { name: 'bytes', align: 'right', text: ({ bytes }) => (bytes === undefined ? '' : sizeText(words, bytes)), order: ({ bytes }) => bytes ?? 0 },
        ]}
      />
      {plan && (
        <div>
          <Title order={3} size="h5" mb={6}>{t('order.planAsPdf', { number: plan.number, revision: String(plan.content.revision) })}</Title>
          <PlanPdfs plan={plan} />
        </div>
      )}
    </Panel>
  )
}

/** What was approved, else what is before the customer: a draft is no document yet. */
const latestShown = <P extends { readonly status: string }>(plans: readonly P[]): P | undefined => plans.find(({ status }) => status === 'Approved') ?? plans.find(({ status }) => status !== 'Draft')
