import { Button, Group, Text } from '@mantine/core'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Measures } from '#services/quoting/rfq-view.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from './part-view.module.css'
import { CompareTool, Measured, SectionTool, useMeasuring } from './part-tools.tsx'
import { shapeBehind, useScene, type PartLink } from './use-scene.ts'
import { viewNames } from './views.ts'

/** `marked`: face ids to show in another colour. `before`: a model to compare it with. */
type PartViewProps = { readonly name: string; readonly measures: Measures | undefined; readonly link: PartLink; readonly marked?: readonly number[]; readonly before?: { readonly name: string; readonly link: PartLink } | undefined }

/** One arrow key turns the part by 15°. */
const turnBy = 1 / 24
const none: readonly number[] = []

/** A measured part to turn about; its dimensions stand beside it as text, which is all a reader without eyes needs of it. */
export const PartView = ({ name, measures, link, marked = none, before }: PartViewProps): ReactNode => {
  const { t, number } = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [tries, setTries] = useState(0)
  const [changed, setChanged] = useState<readonly number[]>(none)
  const { scene, showing } = useScene(canvas, link, tries, marked.length > 0 ? marked : changed)
  const measuring = useMeasuring(scene)
  const [x = '', y = '', z = ''] = measures?.boundingBoxMm.max.map((max, axis) => number(Number(max) - Number(measures.boundingBoxMm.min[axis] ?? 0), 2)) ?? []
  const onKeyDown = (event: KeyboardEvent) => {
    const done = { ArrowLeft: () => scene.current?.turn(-turnBy, 0), ArrowRight: () => scene.current?.turn(turnBy, 0), ArrowUp: () => scene.current?.turn(0, turnBy), ArrowDown: () => scene.current?.turn(0, -turnBy), '+': () => scene.current?.zoom(1.25), '-': () => scene.current?.zoom(0.8), Enter: measuring.on && canvas.current ? () => canvas.current && measuring.chooseMiddle(canvas.current) : undefined }[event.key]
    if (!done || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    done()
  }
  const compare = async (on: boolean) => {
    const changes = await scene.current?.compare(on && before ? await shapeBehind(before.link, new AbortController().signal) : undefined)
    setChanged(changes?.added ?? none)
    return changes
  }
  return (
    <figure className={classes['view'] ?? ''} data-showing={showing}>
      {showing === 'no-webgl' && <Text size="sm" c="dimmed">{t('partView.noWebGl')}</Text>}
      {showing === 'failed' && <Group gap="xs"><Text size="sm" c="red" role="alert">{t('partView.failed')}</Text><Button size="compact-xs" variant="default" onClick={() => setTries(tries + 1)}>{t('app.tryAgain')}</Button></Group>}
      {showing === 'loading' && <Text size="sm" c="dimmed" role="status">{t('partView.loading')}</Text>}
      {/* A canvas belongs to the context it gave: after a failure another one takes its place. */}
      <canvas
        key={tries} ref={canvas} className={classes['canvas'] ?? ''} hidden={showing === 'no-webgl' || showing === 'failed'} role="img" tabIndex={0} onKeyDown={onKeyDown}
        data-measuring={measuring.on} onPointerDown={measuring.onPointerDown} onPointerUp={measuring.onPointerUp}
        aria-label={t('partView.title', { name, size: [x, y, z].join(' × ') })} onFocus={() => scene.current?.wheelZooms(true)} onBlur={() => scene.current?.wheelZooms(false)}
      />
      <figcaption>
        {measures && <Text size="sm">{t('partView.size', { x, y, z })}</Text>}
        {showing === 'shown' && (
          <>
            <Group gap={6} my={4}>
              <Button size="compact-xs" variant="default" onClick={() => scene.current?.fit()}>{t('partView.fit')}</Button>
              {viewNames.map((view) => <Button key={view} size="compact-xs" variant="default" onClick={() => scene.current?.look(view)}>{t(`partView.${view}`)}</Button>)}
              <Button size="compact-xs" variant={measuring.on ? 'filled' : 'default'} aria-pressed={measuring.on} onClick={() => measuring.turnOn(!measuring.on)}>{t('partView.measure')}</Button>
            </Group>
            {measuring.on && <Measured chosen={measuring.chosen} />}
            <SectionTool measures={measures} onCut={(cut) => scene.current?.cut(cut)} />
            {before && <CompareTool key={before.name} name={before.name} onCompare={compare} />}
            <Text size="xs" c="dimmed">{t('partView.help')}</Text>
          </>
        )}
      </figcaption>
    </figure>
  )
}
