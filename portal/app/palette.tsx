import { Group, Modal, ScrollArea, Text, TextInput, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { isOutside, type Role } from '#shared/vocabulary/roles.ts'
import { useWords, type Words } from '../i18n/use-words.ts'
import { Status } from '../parts/status.tsx'
import { useReturnFocus } from '../parts/use-return-focus.ts'
import { numberIn } from '../search/matching.ts'
import { useSearch } from '../search/use-search.ts'
import { useMe } from '../session/use-session.ts'
import { addressOf } from './addresses.ts'
import { placesFor } from './places.ts'
import classes from './palette.module.css'

/** A heat number is whatever the mill stamped: a few letters and digits. The shop may trace it. */
const heatIn = (text: string, roles: readonly Role[]): string | undefined =>
  (/^(?=.*\d)[\w./-]{3,60}$/.test(text.trim()) && addressOf(text.trim()) === undefined && numberIn(text) === undefined && !roles.every(isOutside) ? text.trim() : undefined)

type Choice = { readonly group: string; readonly label: string; readonly to: string; readonly find?: string | undefined; readonly status?: string | undefined }

/** Go anywhere by typing: a page's name, the id or number of a thing, or words of it. */
export const Palette = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  useReturnFocus()
  const go = useNavigate()
  const list = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const search = useSearch(text)
  const choices = useChoices(text, search.found)
  const choose = (choice: Choice | undefined): void => {
    if (!choice) return
    onClose()
    const target = { to: choice.to, search: choice.find === undefined ? {} : { find: choice.find } }
    void go(target)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') choose(choices[at])
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || choices.length === 0) return
    event.preventDefault()
    const next = (at + step + choices.length) % choices.length
    setAt(next)
    document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <Modal opened onClose={onClose} withCloseButton={false} padding="xs" yOffset="12vh" size="lg" transitionProps={{ duration: 0 }} attributes={{ content: { 'aria-label': t('app.search') } }}>
      <TextInput
        data-autofocus value={text} placeholder={t('palette.hint')} aria-label={t('palette.hint')} role="combobox" aria-expanded aria-controls={list}
        aria-activedescendant={choices[at] && `${list}-${at}`} onKeyDown={onKeyDown}
        onChange={(event) => { setText(event.currentTarget.value); setAt(0) }}
      />
      <ScrollArea.Autosize mah="50vh" mt="xs">
        <Choices list={list} choices={choices} at={at} onChoose={choose} />
        {choices.length === 0 && !search.busy && <Text size="sm" c="dimmed" p="xs">{t('table.nothingFound')}</Text>}
      </ScrollArea.Autosize>
      <Searched search={search} />
    </Modal>
  )
}

const useChoices = (text: string, found: ReturnType<typeof useSearch>['found']): readonly Choice[] => {
  const { t } = useWords()
  const me = useMe()
  const sought = text.trim()
  const thing = addressOf(sought)
  const heat = heatIn(text, me.roles)
  const pages = placesFor(me.roles).map(({ name, to }) => ({ group: t('palette.pages'), label: t(`places.${name}`), to })).filter(({ label }) => label.toLowerCase().includes(sought.toLowerCase()))
  return [
    ...(thing === undefined ? [] : [{ group: t('palette.direct'), label: t('palette.open', { id: sought }), to: thing }]),
    // What is there at once stands before what comes in a moment: the choice under somebody's hand stays where it is.
    ...pages,
    ...found.map(({ kind, to, find, number, what, status }) => ({ group: t(`things.${kind}`), label: [number, what].filter((each) => each !== '').join(' · '), to, find, status })),
    ...(heat === undefined ? [] : [{ group: t('palette.direct'), label: t('palette.heat', { id: heat }), to: `/heats/${encodeURIComponent(heat)}` }]),
  ]
}

type ChoicesProps = { readonly list: string; readonly choices: readonly Choice[]; readonly at: number; readonly onChoose: (choice: Choice) => void }

/** One list for the arrow keys, headed by what kind of thing each group is. */
const Choices = ({ list, choices, at, onChoose }: ChoicesProps): ReactNode => {
  const { t } = useWords()
  return (
    <div role="listbox" id={list} aria-label={t('app.search')}>
      {choices.map((choice, index) => (
        <div key={`${choice.group} ${choice.to} ${choice.label}`} role="presentation">
          {choice.group !== choices[index - 1]?.group && <Text size="xs" c="dimmed" fw={600} px={10} pt={6} aria-hidden>{choice.group}</Text>}
          <UnstyledButton id={`${list}-${index}`} role="option" aria-selected={index === at} className={classes['choice'] ?? ''} onClick={() => onChoose(choice)}>
            <Group justify="space-between" gap="xs" wrap="nowrap"><span>{choice.label}<VisuallyHidden>, {choice.group}</VisuallyHidden></span>{choice.status !== undefined && choice.status !== '' && <Status of={choice.status} />}</Group>
          </UnstyledButton>
        </div>
      ))}
    </div>
  )
}

/** What was looked through, and what was not: nothing found is not the same as nothing there. */
const Searched = ({ search: { kinds, longer, silent, busy } }: { readonly search: ReturnType<typeof useSearch> }): ReactNode => {
  const words = useWords()
  if (kinds.length === 0) return null
  return (
    <Text size="xs" c="dimmed" px={10} pt="xs" role="status">
      {words.t(busy ? 'palette.looking' : 'palette.searched', { what: namesOf(words, kinds) })}
      {!busy && longer.length > 0 && ` ${words.t('palette.longer', { what: namesOf(words, longer) })}`}
      {silent.length > 0 && ` ${words.t('palette.silent', { what: namesOf(words, silent) })}`}
    </Text>
  )
}

const namesOf = ({ t }: Words, kinds: readonly string[]): string => kinds.map((kind) => t(`things.${kind}`)).join(', ')
