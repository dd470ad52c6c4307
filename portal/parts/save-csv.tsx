import { Button, Group, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { csv, saveAs } from './csv.ts'

type SaveCsvProps = {
  /** Which table: the file's name. */
  readonly label: string
  /** All its rows as texts, the names of the columns first; those that are not here yet are fetched. */
  readonly rows: () => Promise<readonly (readonly string[])[]>
  /** Less to see where the table itself is small. */
  readonly quiet?: boolean
}

/** Every table can be taken along. */
export const SaveCsv = ({ label, rows, quiet = false }: SaveCsvProps): ReactNode => {
  const { t } = useWords()
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const save = async () => {
    setState('busy')
    try {
      saveAs(`${label}.csv`, csv(await rows()))
      setState('idle')
    } catch {
      setState('failed')
    }
  }
  return (
    <Group gap="xs" justify="flex-end" data-print="no">
      {state === 'failed' && <Text size="xs" c="red" role="alert">{t('table.csvFailed')}</Text>}
      <Button size={quiet ? 'compact-xs' : 'xs'} variant="subtle" loading={state === 'busy'} aria-label={t('table.csvOf', { table: label })} onClick={() => void save()}>{t('table.csv')}</Button>
    </Group>
  )
}
