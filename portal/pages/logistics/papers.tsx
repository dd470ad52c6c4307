import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useApi } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { FileLink } from '../../parts/file-link.tsx'
import { Panel } from '../../parts/panel.tsx'
import type { Shipment } from './shipment-view.ts'

/** What goes with the goods: packing slip, a label for each package, and the certificates of the lots. */
export const Papers = ({ shipment }: { readonly shipment: Shipment }): ReactNode => {
  const { t } = useWords()
  const { logistics, quality } = useApi()
  const open = (sha256: string) => () => logistics.readShippingDocument({ params: { shipmentId: shipment.shipmentId, sha256 } })
  return (
    <Panel of="papers" title={t('shipping.papers')}>
      {'documents' in shipment ? (
        <Stack gap={6} align="flex-start">
          {[shipment.documents.packingSlip, ...shipment.documents.labels].map(({ sha256, name }) => <FileLink key={sha256} name={name} link={open(sha256)} />)}
          {'certificates' in shipment && shipment.certificates.map(({ lotId, certificateId, number }) => (
            <FileLink key={certificateId} name={t('shop.certificate', { number })} link={() => quality.readCertificate({ params: { lotId, certificateId } })} />
          ))}
        </Stack>
      ) : <Text size="sm" c="dimmed">{t(shipment.status === 'Packed' ? 'shipping.papersInTheMaking' : 'shipping.papersLater')}</Text>}
    </Panel>
  )
}
