import { NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ValueOf } from '../../api/clients.ts'
import { useRead } from '../../api/use-api.ts'
import type { RouteForm } from '../../forms/route-schema.ts'
import { Fields, SchemaField } from '../../forms/schema-field.tsx'
import type { Errors, Fields as Values } from '../../forms/values.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Panel } from '../../parts/panel.tsx'
import { KeptAddresses } from './kept-addresses.tsx'
import { SuggestedField, toleranceClasses, type Suggestion } from './suggested-field.tsx'

type Offered = ValueOf<'quoting', 'readOffer'>['materials']
type WishesFormProps = { readonly form: RouteForm; readonly wishes: Values; readonly errors: Errors; readonly onChange: (wishes: Values) => void; readonly files: ReactNode; readonly price: ReactNode }

/** What the customer wants, in the order people think of it: the part and its drawing, material, how many, where to, how packed. */
export const WishesForm = ({ form, wishes, errors, onChange, files, price }: WishesFormProps): ReactNode => {
  const { t, locale } = useWords()
  const offer = useRead('quoting', 'readOffer', {}).data
  const offered = (all: Offered = []): readonly Suggestion[] => all.map(({ name, help }) => ({ name, help: help[locale] }))
  const set = (name: string) => (value: unknown) => onChange({ ...wishes, [name]: value })
  const field = (name: string) => {
    const shape = form.shape.properties?.[name]
    // The panel's title names a group already.
    if (shape?.type === 'object') return <Fields shape={shape} within={name} at={`/${name}`} value={wishes[name]} errors={errors} onChange={set(name)} />
    return shape && <SchemaField shape={shape} name={name} within="setWishes" at={`/${name}`} value={wishes[name]} errors={errors} required onChange={set(name)} />
  }
  const suggested = (name: string, suggestions: readonly Suggestion[], required: boolean) => <SuggestedField name={name} value={wishes[name]} suggestions={suggestions} error={errors[`/${name}`]} required={required} onChange={set(name)} />
  return (
    <Stack gap="md">
      <Panel title={t('newRequest.part')}>{field('part')}</Panel>
      <Panel title={t('newRequest.files')}>{files}</Panel>
      <Panel title={t('newRequest.material')}>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          {suggested('material', offered(offer?.materials), true)}
          {suggested('finish', offered(offer?.finishes), false)}
          {suggested('toleranceClass', toleranceClasses.map(({ name, explained }) => ({ name, help: t(`toleranceClassHelp.${explained}`) })), true)}
        </SimpleGrid>
      </Panel>
      <Panel title={t('newRequest.howMany')}>
        {field('quantities')}
        {(offer?.currencies.length ?? 0) > 1 && <NativeSelect label={t('newRequest.currency')} maw={200} value={typeof wishes['currency'] === 'string' ? wishes['currency'] : ''} onChange={(event) => set('currency')(event.currentTarget.value === '' ? undefined : event.currentTarget.value)} data={[{ value: '', label: t('newRequest.shopsCurrency', { currency: offer?.currencies[0] ?? '' }) }, ...(offer?.currencies.slice(1) ?? [])]} />}
      </Panel>
      {price}
      <Panel title={t('newRequest.delivery')}>
        <KeptAddresses delivery={wishes['delivery']} onChoose={set('delivery')} />
        {field('delivery')}
      </Panel>
      <Panel title={t('newRequest.packaging')}>{field('packaging')}</Panel>
      <Panel title={t('newRequest.notes')}>
        <Text size="sm" c="dimmed">{t('newRequest.notesHelp')}</Text>
        {field('notes')}
      </Panel>
    </Stack>
  )
}
