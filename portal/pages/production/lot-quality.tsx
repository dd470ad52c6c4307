import { Alert, Group, Stack, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ValueOf } from '../../api/clients.ts'
import { act } from '../../forms/act.ts'
import type { ActionTarget } from '../../forms/action-dialog.tsx'
import { Actions } from '../../forms/actions.tsx'
import { seen } from '../../forms/seen.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Rows } from '../../parts/rows.tsx'
import { Status } from '../../parts/status.tsx'
import { CertificateButton } from '../quality/certificate-button.tsx'

type Dossier = ValueOf<'quality', 'readLot'>
type Of = { readonly dossier: Dossier; readonly of: UseQueryResult<Dossier> }

/** The lot as quality sees it: may it move, what was inspected and found, and its certificates. */
export const LotQuality = ({ dossier, of }: Of): ReactNode => {
  const { t, pieces } = useWords()
  const { lot } = dossier
  const rest = lot.requiredStages.filter((stage) => !lot.passed.some((each) => each.stage === stage))
  return (
    <Stack gap="md">
      <Group gap="sm">
        <Status of={lot.status} />
        <Text size="sm">{pieces(lot.quantity)}</Text>
        {rest.length > 0 && lot.status !== 'Scrapped' && <Text size="sm">{t('shop.stagesOpen', { stages: rest.map((stage) => t(`values.${stage}`)).join(', ') })}</Text>}
        {lot.status === 'AwaitingQc' && lot.certificate.status === 'Requested' && <Text size="sm">{t('shop.certificateOnItsWay')}</Text>}
      </Group>
      <Group gap="xs"><Actions of={seen(of, lot, (answer) => answer.lot, lotActions(dossier))} /></Group>
      <Holds dossier={dossier} of={of} />
      <Certificates dossier={dossier} />
      <Inspections dossier={dossier} />
      <Nonconformances dossier={dossier} />
    </Stack>
  )
}

const lotActions = ({ lot, inspections }: Dossier): readonly ActionTarget[] => {
  if (lot.status === 'Scrapped') return []
  const params = { lotId: lot.lotId }
  const complete = lot.making.status === 'Complete'
  const open = inspections.some(({ status }) => status === 'Planned' || status === 'InProgress')
  const stage = complete ? 'final' : (lot.requiredStages.find((each) => each !== 'final' && !lot.passed.some((passed) => passed.stage === each)) ?? 'in-process')
  const inspect = act('quality', 'openInspection', params, { initial: { stage } })
  const report = act('quality', 'openNonconformance', params, { initial: { characteristics: [] } })
  const hold = complete ? [act('quality', 'holdLot', params, { danger: true })] : []
  return open || lot.status === 'Passed' ? [report, inspect, ...hold] : [inspect, report, ...hold]
}

const Holds = ({ dossier: { lot }, of }: Of): ReactNode => {
  const { ago } = useWords()
  return lot.holds.map((hold) => (
    <Alert key={hold.reference} color="red" title={hold.reason}>
      <Group gap="sm">
        <Text size="sm">{ago(hold.since)}</Text>
        {hold.kind !== 'nonconformance' && <Actions size="xs" of={seen(of, lot, (answer) => answer.lot, [act('quality', 'releaseHold', { lotId: lot.lotId, reference: hold.reference })])} />}
      </Group>
    </Alert>
  ))
}

const Certificates = ({ dossier: { lot } }: { readonly dossier: Dossier }): ReactNode => {
  const { instant, pieces } = useWords()
  const inForce = lot.status === 'Passed' ? lot.certificateId : undefined
  return lot.certificates.toReversed().map(({ certificateId, number, quantity, inspector, issuedAt }) => (
    <Group key={certificateId} gap="sm">
      <CertificateButton lotId={lot.lotId} certificateId={certificateId} number={number} main={certificateId === inForce} />
      <Text size="sm" c="dimmed">{pieces(quantity)} · {inspector.name} · {instant(issuedAt)}</Text>
    </Group>
  ))
}

const Inspections = ({ dossier: { inspections } }: { readonly dossier: Dossier }): ReactNode => {
  const { t } = useWords()
  return (
    <Rows
      label={t('places.inspections')} of={inspections} rowKey={({ inspectionId }) => inspectionId} none={t('shop.noInspections')}
      columns={(kit) => [
        kit.link('inspection', ({ inspectionId }) => inspectionId, ({ number }) => number), kit.value('stage', ({ stage }) => stage), kit.count('results', ({ results }) => results.length),
        kit.date('openedAt', ({ openedAt }) => openedAt), kit.status(({ status }) => status),
      ]}
    />
  )
}

const Nonconformances = ({ dossier: { nonconformances } }: { readonly dossier: Dossier }): ReactNode => {
  const { t } = useWords()
  if (nonconformances.length === 0) return null
  return (
    <Rows
      label={t('places.nonconformances')} of={nonconformances} rowKey={({ ncrId }) => ncrId} none=""
      columns={(kit) => [
        kit.link('nonconformance', ({ ncrId }) => ncrId, ({ number }) => number), kit.text('description', ({ description }) => description), kit.count('quantity', ({ quantity }) => quantity),
        kit.date('openedAt', ({ openedAt }) => openedAt), kit.status(({ status }) => status),
      ]}
    />
  )
}
