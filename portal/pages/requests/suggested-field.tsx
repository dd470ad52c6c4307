import { Autocomplete, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'

/** Something to choose, and what it is good for in plain words. */
export type Suggestion = { readonly name: string; readonly help: string }
type SuggestedFieldProps = { readonly name: string; readonly value: unknown; readonly suggestions: readonly Suggestion[]; readonly error: string | undefined; readonly required?: boolean; readonly onChange: (value: string) => void }

/** A text with suggestions, each with its help; one may need something else, and write that. */
export const SuggestedField = ({ name, value, suggestions, error, required, onChange }: SuggestedFieldProps): ReactNode => {
  const { t } = useWords()
  const text = typeof value === 'string' ? value : ''
  const helpOf = (wanted: string): string | undefined => suggestions.find((each) => each.name === wanted)?.help
  return (
    <Autocomplete
      label={t(`fields.${name}`)} value={text} onChange={onChange} data={suggestions.map((each) => each.name)} error={error} required={required} data-pointer={`/${name}`} limit={60} maxDropdownHeight={320}
      renderOption={({ option }) => <div><Text size="sm">{option.value}</Text><Text size="xs" c="dimmed">{helpOf(option.value)}</Text></div>}
      description={helpOf(text) ?? t(`newRequest.${name}Hint`)} inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  )
}

/** As they stand in orders, and which text of `toleranceClassHelp` explains each. */
export const toleranceClasses = [{ name: 'ISO 2768-fH', explained: 'fine' }, { name: 'ISO 2768-mK', explained: 'medium' }, { name: 'ISO 2768-cL', explained: 'coarse' }, { name: 'ISO 22081', explained: 'byModel' }] as const
