import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Status } from '../../parts/status.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'
import { useIsCustomer } from '../../session/use-session.ts'
import type { Dossier } from './dossier.ts'

type Lot = Dossier['lots'][number]['lot']

/** The lots behind a case with what was measured on them; for the shop also the lots of the same heats, to be contained. */
export const CaseLots = ({ dossier: { lots } }: { readonly dossier: Dossier }): ReactNode => {
  const { t } = useWords()
  const buyer = useIsCustomer()
  const sisters = [...new Map(lots.flatMap((each) => each.sisters ?? []).map((each) => [each.lotId, each])).values()]
  const recall = act('support', 'declareRecall', {}, { danger: true, initial: { of: { kind: 'same-heat', lotIds: lots.map(({ lot }) => lot.lotId) } } })
  return (
    <>
      <Panel of="lots" title={t('care.lotsBehind')}>
        {lots.length === 0 && <Text size="sm" c="dimmed">{t('care.noLots')}</Text>}
        {lots.map(({ lot }) => <LotBehind key={lot.lotId} lot={lot} />)}
      </Panel>
      {!buyer && lots.length > 0 && (
        <Panel of="sisters" title={t('shop.sisters')} actions={<Actions size="xs" of={[recall]} />}>
          <Rows
            label={t('shop.sisters')} of={sisters} rowKey={({ lotId }) => lotId} none={t('care.noSisters')}
            columns={(kit) => [
              kit.link('lotNumber', ({ lotId }) => lotId, ({ lotNumber }) => lotNumber), kit.text('customer', ({ customerName, customerId }) => customerName ?? customerId),
              kit.text('heats', ({ heatIds }) => heatIds.join(', ')), kit.text('shipments', (each) => each.shipments.map(({ number, status }) => `${number} ${t(`status.${status}`)}`).join(', ')),
            ]}
          />
        </Panel>
      )}
    </>
  )
}

const LotBehind = ({ lot }: { readonly lot: Lot }): ReactNode => {
  const { t, pieces } = useWords()
  const buyer = useIsCustomer()
  const findings = lot.release.status === 'Passed' ? lot.release.findings : []
  return (
    <div>
      <Group gap="sm">
        {buyer ? <Text size="sm" fw={600}>{lot.lotNumber}</Text> : <ThingLink id={lot.lotId}>{lot.lotNumber}</ThingLink>}
        <Status of={lot.whereabouts} />
        <Text size="sm">{t('care.lotOrigin', { heats: lot.heatIds.join(', '), shipped: pieces(lot.counts.shipped), returnable: pieces(lot.counts.returnable) })}</Text>
      </Group>
      <Rows
        label={t('care.findingsOf', { lot: lot.lotNumber })} of={findings} rowKey={({ characteristic }) => String(characteristic)} none={t('care.noFindings')}
        columns={(kit) => [
          kit.count('characteristic', ({ characteristic }) => characteristic), kit.text('description', ({ description }) => description), kit.text('requirement', ({ requirement, unit }) => [requirement, unit].join(' ')),
          kit.text('values', ({ values, summarised }) => values.join(summarised ? ' … ' : ', ')), kit.value('verdict', ({ verdict }) => verdict),
        ]}
      />
    </div>
  )
}
