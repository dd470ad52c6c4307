import { Group, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import type { ActionTarget } from '../../forms/action-dialog.tsx'
import { seen } from '../../forms/seen.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Status } from '../../parts/status.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'
import { TrackingNumber } from '../../parts/tracking-number.tsx'
import { useIsCustomer } from '../../session/use-session.ts'
import type { Shipment } from './shipment-view.ts'

type Package = Shipment['packages'][number]
type PackagesProps = { readonly shipment: Shipment; readonly of: UseQueryResult<Shipment> }

/** Each package by its SSCC: what is in it, how big it is, and where it is. */
export const Packages = ({ shipment, of }: PackagesProps): ReactNode => {
  const { t, instant, pieces } = useWords()
  const lastHeard = ({ detail, at }: { readonly detail?: string | undefined; readonly at: string }): string => [detail, instant(at)].filter((each) => each !== undefined && each !== '').join(' · ')
  return (
    <Panel of="packages" title={t('shipping.packages')}>
      <Rows
        label={t('shipping.packages')} of={shipment.packages} rowKey={({ packageId }) => packageId} none={t('shipping.nonePacked')}
        columns={(kit) => [
          kit.text('number', ({ number }) => number),
          kit.text('sscc', ({ sscc }) => sscc),
          { name: 'lots', text: ({ lots }) => lots.map(({ lotNumber, quantity }) => `${lotNumber}: ${pieces(quantity)}`).join(', '), show: ({ lots }) => <Contents lots={lots} /> },
          kit.text('dimensions', ({ dimensions: { length, width, height, unit } }) => `${length} × ${width} × ${height} ${unit}`),
          kit.text('grossWeight', ({ grossWeight: { value, unit } }) => `${value} ${unit}`),
          { name: 'transit', text: ({ transit }) => t(`status.${transit.status}`), show: ({ transit }) => <Status of={transit.status} /> },
          {
            name: 'tracking', text: ({ transit }) => (transit.status === 'AtShop' ? '' : [transit.trackingNumber ?? '', lastHeard(transit)].filter((each) => each !== '').join(' · ')),
            show: ({ transit }) => transit.status !== 'AtShop' && <>{transit.trackingNumber !== undefined && <TrackingNumber carrier={'carrier' in shipment ? shipment.carrier : ''} number={transit.trackingNumber} />}<Text size="xs" c="dimmed">{lastHeard(transit)}</Text></>,
          },
          { name: 'actions', text: () => '', show: (each) => <Actions size="xs" of={seen(of, shipment, (answer) => answer, actionsOf(shipment, each))} /> },
        ]}
      />
    </Panel>
  )
}

const actionsOf = ({ shipmentId }: Shipment, { packageId, transit }: Package): readonly ActionTarget[] => {
  const params = { shipmentId, packageId }
  if (transit.status === 'AtShop') return [act('logistics', 'unpackPackage', params, { danger: true })]
  return transit.status === 'Returned' ? [act('logistics', 'takeBackPackage', params)] : []
}

const Contents = ({ lots }: Pick<Package, 'lots'>): ReactNode => {
  const { pieces } = useWords()
  const buyer = useIsCustomer()
  return (
    <>
      {lots.map(({ lotId, lotNumber, quantity }) => (
        <Group key={lotId} gap={6} wrap="nowrap">{buyer ? <Text size="sm">{lotNumber}</Text> : <ThingLink id={lotId}>{lotNumber}</ThingLink>}<Text size="sm">{pieces(quantity)}</Text></Group>
      ))}
    </>
  )
}
