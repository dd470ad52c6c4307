import { Text } from '@mantine/core'
import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import type { ScheduledOperation } from '#services/production/schedule-view.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { neighbour, placed, ticksOf, type Lane, type Span, type View } from './chart.ts'
import classes from './gantt.module.css'

type GanttProps = { readonly lanes: readonly Lane[]; readonly view: View; readonly span: Span; readonly now: number; readonly chosen: string | undefined; readonly onChoose: (key: string) => void; readonly onDrop: ((operation: ScheduledOperation, share: number) => void) | undefined }

/** Bars as high as a finger; one of them is reached by the tabulator, the others by the arrow keys from there. */
export const Gantt = ({ lanes, view, span, now, chosen, onChoose, onDrop }: GanttProps): ReactNode => {
  const { t } = useWords()
  const chart = useRef<HTMLDivElement>(null)
  const reached = lanes.flatMap(({ bars }) => bars).find(({ key }) => key === chosen)?.key ?? lanes.find(({ bars }) => bars.length > 0)?.bars[0]?.key
  const move = (event: KeyboardEvent, key: string): void => {
    const next = neighbour(lanes, key, event.key)
    if (next === undefined) return
    event.preventDefault()
    onChoose(next)
    chart.current?.querySelector<HTMLElement>(`[data-bar="${CSS.escape(next)}"]`)?.focus()
  }
  const line = placed(view, now, view.to)
  return (
    <div ref={chart} className={classes['chart']} tabIndex={0} role="group" aria-label={t('schedule.chart')}>
      <Ticks view={view} span={span} />
      {lanes.map(({ key, workCentre, lane, closed, bars }) => (
        <div key={key} className={classes['lane']} data-lane={key}>
          <Text size="sm" className={classes['name'] ?? ''}>{workCentre === '' ? (key === 'outside 1' ? t('values.outside') : '') : lane === undefined || lane === 1 ? workCentre : `${workCentre} · ${lane}`}</Text>
          <div className={classes['time']}>
            {closed.map(({ left, width }) => <div key={left} className={classes['closed']} style={{ left: `${left}%`, width: `${width}%` }} />)}
            {line && <div className={classes['now']} style={{ left: `${line.left}%` }} />}
            {bars.map((bar) => <OneBar key={bar.key} of={bar} pressed={bar.key === chosen} reached={bar.key === reached} onChoose={onChoose} onKey={move} onDrop={onDrop} />)}
          </div>
        </div>
      ))}
    </div>
  )
}

type OneBarProps = { readonly of: Lane['bars'][number]; readonly pressed: boolean; readonly reached: boolean; readonly onChoose: (key: string) => void; readonly onKey: (event: KeyboardEvent, key: string) => void; readonly onDrop: GanttProps['onDrop'] }

/** What it is, is read out; what is seen is as much of it as has room. Late ones have a sign, not only a colour. */
const OneBar = ({ of: { key, operation, left, width }, pressed, reached, onChoose, onKey, onDrop }: OneBarProps): ReactNode => {
  const drag = useDrag(operation, onDrop)
  const text = useBarText()(operation)
  return (
    <button
      type="button" className={classes['bar']} style={{ left: `${left}%`, width: `${width}%`, ...drag.style }} data-bar={key} data-status={operation.status} data-late={operation.late} aria-pressed={pressed} aria-label={text} title={text}
      tabIndex={reached ? 0 : -1} onClick={() => onChoose(key)} onKeyDown={(event) => onKey(event, key)} {...drag.handlers}
    >
      {operation.late ? '! ' : ''}{operation.pinned ? '⚲ ' : ''}{operation.lotNumber ?? operation.workOrderNumber} {operation.sequence}
    </button>
  )
}

/** Less than this, in pixels, is a click. */
const dragFrom = 5

/** What is planned and has a lot may be taken elsewhere with a pointer; what it means is asked before it is done. */
const useDrag = (operation: ScheduledOperation, onDrop: GanttProps['onDrop']) => {
  const [moved, setMoved] = useState<{ readonly from: number; readonly by: number }>()
  if (!onDrop || operation.status !== 'Planned' || operation.lotId === undefined) return { style: {}, handlers: {} }
  const onPointerDown = ({ button, clientX, pointerId, currentTarget }: PointerEvent<HTMLElement>): void => {
    if (button !== 0) return
    currentTarget.setPointerCapture(pointerId)
    setMoved({ from: clientX, by: 0 })
  }
  const onPointerMove = ({ clientX }: PointerEvent): void => { if (moved) setMoved({ ...moved, by: clientX - moved.from }) }
  const onPointerUp = ({ currentTarget }: PointerEvent<HTMLElement>): void => {
    const width = currentTarget.parentElement?.clientWidth ?? 0
    if (moved && Math.abs(moved.by) >= dragFrom && width > 0) onDrop(operation, moved.by / width)
    setMoved(undefined)
  }
  return { style: moved ? { transform: `translateX(${moved.by}px)`, zIndex: 1 } : {}, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: () => setMoved(undefined) } }
}

const useBarText = () => {
  const { t, instant } = useWords()
  return ({ lotNumber, workOrderNumber, sequence, name, start, end, late, pinned, status }: ScheduledOperation): string =>
    [`${lotNumber ?? workOrderNumber} ${sequence} ${name}`, `${instant(start)} – ${instant(end)}`, t(`status.${status}`), late ? t('fields.late') : '', pinned ? t('fields.pinned') : ''].filter((each) => each !== '').join(', ')
}

const Ticks = ({ view, span }: Pick<GanttProps, 'view' | 'span'>): ReactNode => {
  const { instant, date } = useWords()
  const text = (at: number): string => (span === 'day' ? instant : date)(new Date(at).toISOString())
  return (
    <div className={classes['lane']} aria-hidden>
      <span className={classes['name']} />
      <div className={classes['ticks']}>{ticksOf(view, span).map((at) => <span key={at} className={classes['tick']} style={{ left: `${(100 * (at - view.from)) / (view.to - view.from)}%` }}>{text(at)}</span>)}</div>
    </div>
  )
}
