import { Alert } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { act } from '../../forms/act.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { ThingPage } from '../../parts/thing-page.tsx'

type Touched = readonly { readonly lotId: string; readonly lotNumber: string }[]

/** One gauge: until when it may be used, and which lots would be in question if it were found wrong. */
export const Gauge = (): ReactNode => {
  const { gaugeId } = useParams({ from: '/gauges/$gaugeId' })
  const { t, date, instant } = useWords()
  const gauge = useRead('quality', 'readGauge', { params: { gaugeId } })
  return (
    <ThingPage
      kind="gauge" of={gauge}
      actions={({ status }) => [act('quality', 'calibrateGauge', { gaugeId }), ...(status === 'OutOfTolerance' ? [] : [act('quality', 'reportGaugeOutOfTolerance', { gaugeId }, { danger: true })])]}
    >
      {(each) => (
        <>
          {each.status === 'OutOfTolerance' && <Alert color="red" title={t('gauge.wrongSince', { since: instant(each.foundAt) })}>{each.report}</Alert>}
          {each.status === 'OutOfTolerance' && <Panel of="suspect" title={t('gauge.suspect')}><LotsOf of={each.suspect} none={t('gauge.noneTouched')} /></Panel>}
          <Panel of="about" title={each.description}>
            <Facts of={{ calibrationDueOn: date(each.calibrationDueOn), calibratedAt: date(each.calibratedAt), calibrationCertificate: each.calibrationCertificate }} />
          </Panel>
          <Panel of="touched" title={t('gauge.touched')}><LotsOf of={each.touched} none={t('gauge.noneTouched')} /></Panel>
        </>
      )}
    </ThingPage>
  )
}

const LotsOf = ({ of, none }: { readonly of: Touched; readonly none: string }): ReactNode => {
  const { t } = useWords()
  return <Rows label={t('places.lots')} of={of} rowKey={({ lotId }) => lotId} none={none} columns={(kit) => [kit.link('lotNumber', ({ lotId }) => lotId, ({ lotNumber }) => lotNumber)]} />
}
