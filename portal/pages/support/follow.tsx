import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'
import { useIsCustomer } from '../../session/use-session.ts'
import type { Dossier } from './dossier.ts'

/** What a case has led to: returns and 8D reports. */
export const Follow = ({ dossier: { case: { reports }, returns } }: { readonly dossier: Dossier }): ReactNode => {
  const { t, pieces } = useWords()
  const buyer = useIsCustomer()
  return (
    <Panel of="follow" title={t('care.follow')}>
      {returns.length + reports.length === 0 && <Text size="sm" c="dimmed">{t(buyer ? 'care.noFollowYours' : 'care.noFollow')}</Text>}
      {returns.map(({ rmaId, number, status, lots }) => (
        <Group key={rmaId} gap="sm">
          <ThingLink id={rmaId}>{number}</ThingLink><Status of={status} /><Text size="sm">{lots.map(({ lotNumber, quantity }) => `${lotNumber}: ${pieces(quantity)}`).join(', ')}</Text>
        </Group>
      ))}
      {reports.map((reportId) => <div key={reportId}><ThingLink id={reportId}>{t('things.eightD')}</ThingLink></div>)}
    </Panel>
  )
}
