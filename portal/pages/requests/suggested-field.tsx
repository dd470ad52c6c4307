import { Autocomplete } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'

type SuggestedFieldProps = { readonly name: string; readonly value: unknown; readonly suggestions: readonly string[]; readonly error: string | undefined; readonly required?: boolean; readonly onChange: (value: string) => void }

/** A text with suggestions; of the suggestion chosen, what it is good for in plain words (`newRequest.<name>-<suggestion>`). */
export const SuggestedField = ({ name, value, suggestions, error, required, onChange }: SuggestedFieldProps): ReactNode => {
  const { t, maybe } = useWords()
  const text = typeof value === 'string' ? value : ''
  const chosen = suggestions.indexOf(text)
  return (
    <Autocomplete
      label={t(`fields.${name}`)} value={text} onChange={onChange} data={[...suggestions]} error={error} required={required} data-pointer={`/${name}`} limit={20}
      description={(chosen === -1 ? undefined : maybe(`${name}Help.${chosen + 1}`)) ?? t(`newRequest.${name}Hint`)} inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  )
}

/** As they stand in orders; the help of each is the text of the same number in `materialHelp`, `finishHelp` and `toleranceClassHelp`. */
export const materials = ['EN AW-6082 T6', 'EN AW-7075 T6', 'EN AW-5083 H111', '1.4301 (304)', '1.4404 (316L)', '1.4542 (17-4 PH)', '1.7225 (42CrMo4)', '1.0503 (C45)', '1.0038 (S235JR)', '11SMn30 (1.0715)', 'CuZn39Pb3', 'Ti-6Al-4V (Grade 5)', 'POM-C', 'PEEK'] as const
export const finishes = ['Anodised, natural, 10 µm', 'Anodised, black, 10 µm', 'Hard anodised, 30 µm', 'Passivated', 'Electropolished', 'Zinc plated, 8 µm', 'Chemically nickel plated, 15 µm', 'Black oxide', 'Bead blasted', 'Powder coated, RAL 9005'] as const
export const toleranceClasses = ['ISO 2768-fH', 'ISO 2768-mK', 'ISO 2768-cL', 'ISO 22081'] as const
