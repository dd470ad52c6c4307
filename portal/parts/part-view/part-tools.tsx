import { Button, Group, SegmentedControl, Slider, Text } from '@mantine/core'
import { useEffect, useRef, useState, type PointerEvent, type ReactNode, type RefObject } from 'react'
import type { Measures } from '#services/quoting/rfq-view.ts'
import { useWords } from '../../i18n/use-words.ts'
import { distanceOf, type Chosen } from './measured.ts'
import type { PartScene } from './scene.ts'
import type { Cut } from './section.ts'

/** Where a pointer has gone down and come up again by so few pixels, it was to choose and not to turn. */
const STILL = 4
const axes = ['x', 'y', 'z'] as const

/** Choosing points of the part to measure between: a third begins anew. */
export const useMeasuring = (scene: RefObject<PartScene | null>) => {
  const [on, setOn] = useState(false)
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const down = useRef<readonly [number, number]>(undefined)
  useEffect(() => scene.current?.showChosen(chosen), [scene, chosen])
  const choose = (x: number, y: number) => {
    const found = on ? scene.current?.pick(x, y) : undefined
    if (found) setChosen(chosen.length === 1 ? [...chosen, found] : [found])
  }
  const placeIn = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLCanvasElement>): readonly [number, number] => {
    const { left, top } = currentTarget.getBoundingClientRect()
    return [clientX - left, clientY - top]
  }
  return {
    on, chosen,
    turnOn: (next: boolean) => {
      setOn(next)
      setChosen([])
    },
    /** What is in the middle of the canvas: whoever has no pointer turns the part instead. */
    chooseMiddle: (canvas: HTMLCanvasElement) => choose(canvas.clientWidth / 2, canvas.clientHeight / 2),
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => { down.current = placeIn(event) },
    onPointerUp: (event: PointerEvent<HTMLCanvasElement>) => {
      const [x, y] = placeIn(event)
      const [fromX, fromY] = down.current ?? [Infinity, Infinity]
      if (Math.hypot(x - fromX, y - fromY) < STILL) choose(x, y)
    },
  }
}

/** What two chosen points are apart, or which one is still to be chosen. */
export const Measured = ({ chosen: [a, b] }: { readonly chosen: readonly Chosen[] }): ReactNode => {
  const { t, number } = useWords()
  if (!a || !b) return <Text size="sm" role="status">{t(a ? 'partView.chooseSecond' : 'partView.chooseFirst')}</Text>
  const { straight, along: [x, y, z], across } = distanceOf(a, b)
  const text = (value: number): string => number(value, 3)
  return (
    <div role="status" data-distance={straight.toFixed(3)}>
      <Text size="sm" fw={600}>{t('partView.distance', { distance: text(straight) })}</Text>
      <Text size="sm">{t('partView.along', { x: text(x), y: text(y), z: text(z) })}</Text>
      {across !== undefined && <Text size="sm">{t('partView.across', { distance: text(across) })}</Text>}
    </div>
  )
}

type SectionProps = { readonly measures: Measures | undefined; readonly onCut: (cut: Cut | undefined) => void }

/** Cuts the part open across an axis, at a place that one moves. */
export const SectionTool = ({ measures, onCut }: SectionProps): ReactNode => {
  const { t, number } = useWords()
  const [axis, setAxis] = useState<Cut['axis']>()
  const [percent, setPercent] = useState(50)
  const cut = (nextAxis: Cut['axis'] | undefined, next: number) => {
    setAxis(nextAxis)
    setPercent(next)
    onCut(nextAxis && { axis: nextAxis, share: next / 100 })
  }
  const from = (at: 'min' | 'max'): number => Number(measures?.boundingBoxMm[at][axes.indexOf(axis ?? 'x')] ?? 0)
  const place = t('partView.sectionAt', { axis: (axis ?? 'x').toUpperCase(), at: number(from('min') + ((from('max') - from('min')) * percent) / 100, 2) })
  return (
    <Group gap="sm" my={4} align="center">
      <SegmentedControl
        size="xs" aria-label={t('partView.section')} value={axis ?? 'none'} onChange={(value) => cut(axes.find((each) => each === value), percent)}
        data={[{ value: 'none', label: t('partView.whole') }, ...axes.map((each) => ({ value: each, label: t('partView.sectionAcross', { axis: each.toUpperCase() }) }))]}
      />
      {axis && (
        <>
          <Slider size="sm" w={160} min={0} max={100} value={percent} onChange={(value) => cut(axis, value)} label={null} thumbLabel={place} />
          <Text size="sm">{place}</Text>
        </>
      )}
    </Group>
  )
}

type CompareProps = { readonly name: string; readonly onCompare: (on: boolean) => Promise<{ readonly added: readonly number[]; readonly gone: readonly number[] } | undefined> }

/** Shows on the part itself what an earlier model had otherwise. */
export const CompareTool = ({ name, onCompare }: CompareProps): ReactNode => {
  const { t } = useWords()
  const [state, setState] = useState<'off' | 'busy' | 'failed' | { readonly added: number; readonly gone: number }>('off')
  const on = typeof state === 'object'
  const toggle = async () => {
    setState('busy')
    const changes = await onCompare(!on).catch(() => null)
    setState(changes === null ? 'failed' : changes === undefined ? 'off' : { added: changes.added.length, gone: changes.gone.length })
  }
  return (
    <div style={{ marginBlock: 6 }}>
      <Button size="compact-xs" variant={on ? 'filled' : 'default'} aria-pressed={on} loading={state === 'busy'} onClick={() => void toggle()}>{t('partView.compare', { name })}</Button>
      {state === 'failed' && <Text size="sm" c="red" role="alert">{t('partView.compareFailed')}</Text>}
      {on && <Text size="sm" role="status" data-changed={`${state.added} ${state.gone}`}>{state.added + state.gone === 0 ? t('partView.noChanges') : `${t('partView.changed', { count: state.added })} ${t('partView.gone', { count: state.gone })}`}</Text>}
    </div>
  )
}
