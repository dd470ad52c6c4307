import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useApi } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { Lot } from '../production/current-operation.ts'
import { lotIn } from './work.ts'

type ScanProps = { readonly known: readonly Lot[]; readonly onFound: (lotId: string) => void; readonly listening: boolean }

/** A lot's number, typed or scanned. A scanner is a keyboard: whatever it says, wherever one is on the page, goes in here. */
export const Scan = ({ known, onFound, listening }: ScanProps): ReactNode => {
  const { t } = useWords()
  const api = useApi()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [unknown, setUnknown] = useState<string>()
  useEffect(() => {
    if (!listening) return undefined
    const take = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
      if (ctrlKey || metaKey || altKey || !/^[\w:/.-]$/.test(key) || (target instanceof HTMLElement && target.matches('input, textarea, select, [role=dialog] *'))) return
      // The letter itself lands where the focus is by then.
      field.current?.focus()
    }
    document.addEventListener('keydown', take, { capture: true })
    return () => document.removeEventListener('keydown', take, { capture: true })
  }, [listening])
  const open = (lotId: string): void => {
    setText('')
    setUnknown(undefined)
    field.current?.blur()
    onFound(lotId)
  }
  const find = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const wanted = lotIn(text)
    if (!wanted) return setUnknown(text)
    if ('lotId' in wanted) return open(wanted.lotId)
    const here = known.find(({ number }) => number === wanted.number)
    if (here) return open(here.lotId)
    const answer = await api.production.listLots({ query: { text: wanted.number, limit: 5 } })
    const found = answer.ok ? answer.value.items.find(({ number }) => number === wanted.number) : undefined
    return found ? open(found.lotId) : setUnknown(wanted.number)
  }
  return (
    <form onSubmit={(event) => void find(event)} role="search">
      <input ref={field} value={text} onChange={(event) => setText(event.currentTarget.value)} aria-label={t('terminal.scan')} placeholder={t('terminal.scan')} autoComplete="off" enterKeyHint="go" maxLength={200} />
      {unknown !== undefined && <p role="alert">{t('terminal.noSuchLot', { number: unknown })}</p>}
    </form>
  )
}
