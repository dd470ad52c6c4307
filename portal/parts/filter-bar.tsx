import { Button, CloseButton, Group, Popover, TextInput } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { Link } from './link.tsx'
import classes from './list-page.module.css'
import { useSavedFilters, type SavedFilter } from './saved-filters.ts'
import { useInAddress, type InAddress } from './use-in-address.ts'
import { useMessages } from './use-messages.ts'

/** One's own filters of this list: each is a link; a new one keeps what the address says now, under a name. */
export const FilterBar = (): ReactNode => {
  const { t } = useWords()
  const message = useMessages()
  const { said, path } = useInAddress()
  const { filters, save, remove } = useSavedFilters(path)
  const drop = (filter: SavedFilter) => {
    remove(filter)
    message(t('lists.filterRemoved', { name: filter.name }), () => save(filter))
  }
  const known = filters.some((each) => same(each.said, said))
  if (filters.length === 0 && Object.keys(said).length === 0) return null
  return (
    <Group gap="xs" role="group" aria-label={t('lists.filters')} data-print="no">
      {filters.map((filter) => (
        <Group key={filter.name} gap={2} wrap="nowrap">
          <Link {...{ to: path, search: filter.said }} className={classes['choice'] ?? ''} underline="never" size="sm" {...(same(filter.said, said) && { 'aria-current': 'page' as const })}>{filter.name}</Link>
          <CloseButton size="sm" aria-label={t('lists.removeFilter', { name: filter.name })} onClick={() => drop(filter)} />
        </Group>
      ))}
      {!known && Object.keys(said).length > 0 && <Keep onKeep={(name) => save({ name, path, said })} />}
    </Group>
  )
}

const same = (a: InAddress, b: InAddress): boolean => {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

const Keep = ({ onKeep }: { readonly onKeep: (name: string) => void }): ReactNode => {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    onKeep(name.trim())
    setOpen(false)
  }
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-start">
      <Popover.Target><Button size="compact-sm" variant="subtle" onClick={() => setOpen(!open)}>{t('lists.saveFilter')}</Button></Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={keep}>
          <Group gap="xs" align="flex-end">
            <TextInput size="xs" label={t('lists.filterName')} maxLength={60} value={name} onChange={(event) => setName(event.currentTarget.value)} />
            <Button size="xs" type="submit" disabled={name.trim() === ''}>{t('lists.keep')}</Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
