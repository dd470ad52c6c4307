import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { isFields, type Fields } from '../../forms/values.ts'
import { useWords } from '../../i18n/use-words.ts'

/** One of the company's addresses fills in where the parts go. Where none is kept, or they cannot be read just now, it is typed. */
export const KeptAddresses = ({ delivery, onChoose }: { readonly delivery: unknown; readonly onChoose: (delivery: Fields) => void }): ReactNode => {
  const { t } = useWords()
  const addresses = useRead('quoting', 'readAddresses', {}).data?.addresses ?? []
  if (addresses.length === 0) return null
  const chosen = addresses.find((each) => isFields(delivery) && JSON.stringify(sorted(each.delivery)) === JSON.stringify(sorted(delivery)))
  return (
    <NativeSelect
      label={t('newRequest.keptAddress')} description={t('newRequest.keptAddressHelp')} maw={420} value={chosen?.label ?? ''} data={['', ...addresses.map(({ label }) => label)]}
      onChange={(event) => {
        const found = addresses.find(({ label }) => label === event.currentTarget.value)
        if (found) onChoose(found.delivery)
      }}
    />
  )
}

/** The same facts in the same order, so that what was chosen is known again. */
const sorted = (value: unknown): unknown => (isFields(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b)).map(([name, each]) => [name, sorted(each)])) : value)
