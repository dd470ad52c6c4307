import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Message } from '#services/quoting/rfq-view.ts'
import { useApi } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { FileLink } from '../../parts/file-link.tsx'
import { Link } from '../../parts/link.tsx'
import { NewMark } from '../../parts/new-words.tsx'
import type { RequestSeen } from './request-seen.ts'
import classes from './requests.module.css'

/** `line`: which one it is about, where that is not plain from the place. `fresh`: whoever looks has not read it before. */
type SaidProps = { readonly rfq: RequestSeen; readonly message: Message; readonly fresh: boolean; readonly line?: number | undefined }

/** One thing somebody said, for which side and about which files. */
export const Said = ({ rfq: { rfqId, documents }, message: { by, side, at, text, files = [] }, fresh, line }: SaidProps): ReactNode => {
  const { t, instant } = useWords()
  const api = useApi()
  return (
    <div className={classes['said'] ?? ''}>
      <Text size="xs" c="dimmed" component="div">{by.name} · {t(`values.${side}`)} · {instant(at)}{line !== undefined && <> · <Link to="/requests/$rfqId" params={{ rfqId }} size="xs" underline="always">{t('request.line', { line })}</Link></>}{fresh && <NewMark />}</Text>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>{text}</Text>
      {files.length > 0 && (
        <Group gap="sm">
          {documents.filter(({ sha256 }) => files.includes(sha256)).map(({ sha256, name }) => <FileLink key={sha256} name={name} link={() => api.quoting.readDocument({ params: { rfqId, sha256 } })} />)}
        </Group>
      )}
    </div>
  )
}
