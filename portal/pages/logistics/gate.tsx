import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'

/** Whether goods of this order may leave now, and if not, what they wait for. */
export const ShipmentGate = ({ orderId }: { readonly orderId: string }): ReactNode => {
  const { t } = useWords()
  const order = useRead('logistics', 'readOrder', { params: { orderId } })
  return (
    <Panel of="gate" title={t('shipping.gate')}>
      <Answer of={order} lines={1}>
        {({ gate }) => (
          <>
            <div><Status of={gate.status} /></div>
            <Text size="sm">
              {gate.status === 'Open' ? t('shipping.gateOpen') : t(gate.milestone === undefined ? 'shipping.gateClosed' : 'shipping.gateClosedFor', { reason: t(`values.${gate.because}`), milestone: gate.milestone ?? '' })}
            </Text>
          </>
        )}
      </Answer>
    </Panel>
  )
}
