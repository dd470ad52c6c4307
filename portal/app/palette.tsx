import { Modal, ScrollArea, TextInput, UnstyledButton, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Role } from '#shared/vocabulary/roles.ts'
import { useWords } from '../i18n/use-words.ts'
import { useReturnFocus } from '../parts/use-return-focus.ts'
import { useMe } from '../session/use-session.ts'
import { addressOf } from './addresses.ts'
import { placesFor } from './places.ts'
import classes from './palette.module.css'

/** A heat number is whatever the mill stamped: a few letters and digits. The shop may trace it. */
const heatIn = (text: string, roles: readonly Role[]): string | undefined =>
  (/^(?=.*\d)[\w./-]{3,60}$/.test(text.trim()) && addressOf(text.trim()) === undefined && roles.some((role) => role !== 'buyer' && role !== 'partner') ? text.trim() : undefined)

type Choice = { readonly label: string; readonly to: string }

/** Go anywhere by typing: a page's name, or the id of a thing pasted from a document or an event. */
export const Palette = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  useReturnFocus()
  const me = useMe()
  const go = useNavigate()
  const list = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const sought = text.trim().toLowerCase()
  const thing = addressOf(text.trim())
  const heat = heatIn(text, me.roles)
  const choices: readonly Choice[] = [
    ...(thing === undefined ? [] : [{ label: t('palette.open', { id: text.trim() }), to: thing }]),
    ...(heat === undefined ? [] : [{ label: t('palette.heat', { id: heat }), to: `/heats/${encodeURIComponent(heat)}` }]),
    ...placesFor(me.roles).map(({ name, to }) => ({ label: t(`places.${name}`), to })).filter(({ label }) => label.toLowerCase().includes(sought)),
  ]
  const choose = (choice: Choice | undefined): void => {
    if (!choice) return
    onClose()
    void go({ to: choice.to })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') choose(choices[at])
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || choices.length === 0) return
    event.preventDefault()
    setAt((at + step + choices.length) % choices.length)
  }
  return (
    <Modal opened onClose={onClose} withCloseButton={false} padding="xs" yOffset="12vh" transitionProps={{ duration: 0 }} attributes={{ content: { 'aria-label': t('app.search') } }}>
      <TextInput
        data-autofocus value={text} placeholder={t('palette.hint')} aria-label={t('palette.hint')} role="combobox" aria-expanded aria-controls={list}
        aria-activedescendant={choices[at] && `${list}-${at}`} onKeyDown={onKeyDown}
        onChange={(event) => { setText(event.currentTarget.value); setAt(0) }}
      />
      <ScrollArea.Autosize mah="50vh" mt="xs">
        <div role="listbox" id={list} aria-label={t('app.search')}>
          {choices.map((choice, index) => (
            <UnstyledButton key={choice.to + choice.label} id={`${list}-${index}`} role="option" aria-selected={index === at} className={classes['choice'] ?? ''} onClick={() => choose(choice)}>{choice.label}</UnstyledButton>
          ))}
        </div>
        {choices.length === 0 && <Text size="sm" c="dimmed" p="xs">{t('table.nothingFound')}</Text>}
      </ScrollArea.Autosize>
    </Modal>
  )
}
