import type { ReactNode } from 'react'
import { useApi } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { FileLink } from '../../parts/file-link.tsx'
import { useKept } from './answers.ts'
import type { Job } from './work.ts'
import classes from './terminal.module.css'

/** What one must know to do it: the plan's instructions, why the order stands, what the customer wants, drawings and models, material and heats. */
export const JobInfo = ({ job: { lot, operation } }: { readonly job: Job }): ReactNode => {
  const { t } = useWords()
  return (
    <div className={`${classes['info'] ?? ''} ${classes['block'] ?? ''}`}>
      <OrderHolds workOrderId={lot.workOrderId} />
      {operation.instructions !== '' && <section><h2>{t('terminal.instructions')}</h2><p className={classes['notes']}>{operation.instructions}</p></section>}
      <section><h2>{t('fields.material')}</h2><p>{lot.material} · {t('fields.heatIds')} {lot.heatIds.join(', ')}</p></section>
      <Asked orderId={lot.orderId} />
    </div>
  )
}

const OrderHolds = ({ workOrderId }: { readonly workOrderId: string }): ReactNode => {
  const { t } = useWords()
  const { data: order } = useKept('production', 'readWorkOrder', { params: { workOrderId } })
  if (order?.status !== 'OnHold') return null
  return <section className={classes['warning']}><strong>{t('terminal.orderStands', { number: order.number })}</strong>{order.holds.map(({ reason, note, since }) => <p key={reason + since}>{t(`values.${reason}`)}{note === '' ? '' : `: ${note}`}</p>)}</section>
}

/** Kinds of requirements that are met at a machine; the others are met by planning, packing and sending. */
const atTheMachine = new Set(['tolerance', 'finish', 'note'])

/** What the customer asked for, with what the shop excepted; and the files, each by its name. */
const Asked = ({ orderId }: { readonly orderId: string }): ReactNode => {
  const { t } = useWords()
  const api = useApi()
  const { data: asked, error } = useKept('quoting', 'readOrderRequest', { params: { orderId } })
  if (!asked) return error ? <p>{t('terminal.noRequest')}</p> : null
  const lines = asked.requirements.filter(({ kind, answer }) => atTheMachine.has(kind) && answer.status !== 'Superseded')
  const files = asked.documents.filter(({ replacedBy }) => replacedBy === undefined)
  return (
    <>
      {files.length > 0 && (
        <section>
          <h2>{t('terminal.files')}</h2>
          <ul className={classes['files']}>{files.map(({ sha256, name, revision }) => <li key={sha256}><FileLink name={`${name} (${revision})`} link={() => api.quoting.readDocument({ params: { rfqId: asked.rfqId, sha256 } })} /></li>)}</ul>
        </section>
      )}
      {lines.length > 0 && (
        <section>
          <h2>{t('terminal.wanted')}</h2>
          <ul>{lines.map(({ line, text, answer }) => <li key={line}>{text}{answer.status === 'Excepted' && <strong> {t('terminal.excepted', { exception: answer.exception })}</strong>}</li>)}</ul>
        </section>
      )}
    </>
  )
}
