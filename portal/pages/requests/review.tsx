import { Button, Group, List, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Document } from '#services/quoting/rfq-view.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import type { WishesBody } from './send-request.ts'

type ReviewProps = { readonly wishes: WishesBody; readonly files: readonly Document[]; readonly busy: boolean; readonly onBack: () => void; readonly onSend: (submit: boolean) => void; readonly children: ReactNode }

/** Everything once more before it goes to the shop. */
export const Review = ({ wishes, files, busy, onBack, onSend, children }: ReviewProps): ReactNode => {
  const { t } = useWords()
  return (
    <Panel title={t('newRequest.review')}>
      <WishesFacts wishes={wishes} />
      {wishes.notes.length > 0 && <List size="sm">{wishes.notes.map((note) => <List.Item key={note}>{note}</List.Item>)}</List>}
      <Text size="sm" fw={600}>{t('fields.documents')}</Text>
      <List size="sm">{files.map(({ sha256, name, revision, exportClass }) => <List.Item key={sha256}>{name} · {t('fields.revision')} {revision} · {t(`values.${exportClass}`)}</List.Item>)}</List>
      {files.length === 0 && <Text size="sm" c="red">{t('newRequest.fileNeeded')}</Text>}
      {children}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onBack} disabled={busy}>{t('newRequest.back')}</Button>
        <Button variant="default" loading={busy} onClick={() => onSend(false)}>{t('newRequest.keepDraft')}</Button>
        <Button loading={busy} disabled={files.length === 0} onClick={() => onSend(true)}>{t('newRequest.send')}</Button>
      </Group>
    </Panel>
  )
}

/** What was wished, as facts. */
export const WishesFacts = ({ wishes: { part, material, finish, toleranceClass, quantities, delivery, packaging, currency } }: { readonly wishes: WishesBody }): ReactNode => {
  const { t, pieces, number } = useWords()
  const { address } = delivery
  return (
    <Facts of={{
      'part-number': part.number, 'part-name': part.name, 'part-revision': part.revision, material, finish, toleranceClass, quantities: quantities.map((each) => pieces(each)).join(' / '),
      currency, delivery: `${t(`values.${delivery.incoterm}`)}, ${delivery.place}`, address: [address.name, ...address.lines, `${address.postalCode} ${address.city}`, address.country].join(', '),
      packaging: `${packaging.method}, ${t(`values.${packaging.packageKind}`)}`, piecesPerPackage: number(packaging.piecesPerPackage), labelling: packaging.labelling,
    }} />
  )
}
