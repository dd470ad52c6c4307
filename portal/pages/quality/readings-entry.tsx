import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { markOf, typedDecimal } from './limits.ts'
import { missingPieces, type Characteristic, type Inspection } from './needed.ts'
import { useRecord } from './use-record.ts'

type EntryProps = { readonly characteristic: Characteristic; readonly inspection: Inspection; readonly of: UseQueryResult<Inspection>; readonly gaugeId: string }

/** So many fields at once; a larger sample is recorded in several goes. */
const mostFields = 25

/** Readings of one characteristic, a field for each piece. Enter goes to the next; a column pasted from a spreadsheet or a gauge fills them all. */
export const ReadingsEntry = ({ characteristic, inspection, of, gaugeId }: EntryProps): ReactNode => {
  const { t } = useWords()
  const [texts, setTexts] = useState<readonly string[]>([])
  const fields = useRef<HTMLDivElement>(null)
  const { record, busy, problem } = useRecord(inspection, of)
  const size = Math.min(mostFields, missingPieces(characteristic, inspection))
  const cells = Array.from({ length: size }, (_, at) => texts[at] ?? '')
  const marks = cells.map((text) => markOf(text, characteristic))
  const typed = cells.filter((_, at) => marks[at] !== 'empty').map(typedDecimal)
  const save = async (): Promise<void> => {
    const unit = characteristic.nominal?.unit
    if (await record({ kind: 'readings', characteristic: characteristic.number, values: typed, ...(unit !== undefined && { unit }), ...(gaugeId !== '' && { gaugeId }) })) setTexts([])
  }
  const onKeyDown = (event: KeyboardEvent, at: number): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    const next = fields.current?.querySelectorAll('input')[at + 1]
    if (next) next.focus()
    else if (typed.length > 0 && !marks.includes('wrong')) void save()
  }
  const onPaste = (event: ClipboardEvent, at: number): void => {
    const values = event.clipboardData.getData('text').split(/[\s;]+/).filter((each) => each !== '')
    if (values.length < 2) return
    event.preventDefault()
    setTexts([...cells.slice(0, at), ...values].slice(0, size))
  }
  return (
    <Stack gap="xs">
      <Group gap="xs" ref={fields} align="flex-start">
        {cells.map((text, at) => (
          <Reading key={at} label={t('inspect.piece', { number: at + 1, characteristic: characteristic.number })} text={text} mark={marks[at] ?? 'empty'} onKeyDown={(event) => onKeyDown(event, at)} onPaste={(event) => onPaste(event, at)} onChange={(next) => setTexts(cells.with(at, next))} />
        ))}
      </Group>
      {problem && <ProblemBox problem={problem} />}
      <Group gap="sm">
        <Button size="sm" loading={busy} disabled={typed.length === 0 || marks.includes('wrong')} onClick={() => void save()}>{t('inspect.record', { count: typed.length })}</Button>
        {marks.includes('out') && <Text size="sm" c="red">{t('inspect.outCount', { count: marks.filter((mark) => mark === 'out').length })}</Text>}
      </Group>
    </Stack>
  )
}

type ReadingProps = { readonly label: string; readonly text: string; readonly mark: ReturnType<typeof markOf>; readonly onChange: (text: string) => void; readonly onKeyDown: (event: KeyboardEvent) => void; readonly onPaste: (event: ClipboardEvent) => void }

/** One field, marked by a sign and a word besides its colour. */
const Reading = ({ label, text, mark, onChange, onKeyDown, onPaste }: ReadingProps): ReactNode => {
  const { t } = useWords()
  const sign = { empty: '', wrong: '?', in: '✓', out: '✗' }[mark]
  const color = { empty: undefined, wrong: 'orange', in: 'teal', out: 'red' }[mark]
  return (
    <TextInput
      w={112} aria-label={label} inputMode="decimal" value={text} onChange={(event) => onChange(event.currentTarget.value)} onKeyDown={onKeyDown} onPaste={onPaste}
      aria-invalid={mark === 'out' || mark === 'wrong'} description={mark === 'empty' ? undefined : t(`inspect.${mark}`)} inputWrapperOrder={['input', 'description']}
      rightSection={<Text span size="sm" fw={700} aria-hidden {...(color !== undefined && { c: color })}>{sign}</Text>} styles={mark === 'out' ? { input: { borderColor: 'var(--mantine-color-red-6)' } } : {}}
    />
  )
}
