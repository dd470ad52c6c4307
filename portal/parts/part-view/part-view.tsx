import { Button, Group, Text } from '@mantine/core'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Measures } from '#services/quoting/rfq-view.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from './part-view.module.css'
import { useScene, type PartLink } from './use-scene.ts'
import { viewNames } from './views.ts'

type PartViewProps = { readonly name: string; readonly measures: Measures | undefined; readonly link: PartLink; readonly marked?: readonly number[] }

/** One arrow key turns the part by 15°. */
const turnBy = 1 / 24
const none: readonly number[] = []

/** A measured part to turn about; its dimensions stand beside it as text, which is all a reader without eyes needs of it. */
export const PartView = ({ name, measures, link, marked = none }: PartViewProps): ReactNode => {
  const { t, number } = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [tries, setTries] = useState(0)
  const { scene, showing } = useScene(canvas, link, tries, marked)
  const [x = '', y = '', z = ''] = measures?.boundingBoxMm.max.map((max, axis) => number(Number(max) - Number(measures.boundingBoxMm.min[axis] ?? 0), 2)) ?? []
  const onKeyDown = (event: KeyboardEvent) => {
    const done = { ArrowLeft: () => scene.current?.turn(-turnBy, 0), ArrowRight: () => scene.current?.turn(turnBy, 0), ArrowUp: () => scene.current?.turn(0, turnBy), ArrowDown: () => scene.current?.turn(0, -turnBy), '+': () => scene.current?.zoom(1.25), '-': () => scene.current?.zoom(0.8) }[event.key]
    if (!done || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    done()
  }
  return (
    <figure className={classes['view'] ?? ''} data-showing={showing}>
      {showing === 'no-webgl' && <Text size="sm" c="dimmed">{t('partView.noWebGl')}</Text>}
      {showing === 'failed' && <Group gap="xs"><Text size="sm" c="red" role="alert">{t('partView.failed')}</Text><Button size="compact-xs" variant="default" onClick={() => setTries(tries + 1)}>{t('app.tryAgain')}</Button></Group>}
      {showing === 'loading' && <Text size="sm" c="dimmed" role="status">{t('partView.loading')}</Text>}
      {/* A canvas belongs to the context it gave: after a failure another one takes its place. */}
      <canvas
        key={tries} ref={canvas} className={classes['canvas'] ?? ''} hidden={showing === 'no-webgl' || showing === 'failed'} role="img" tabIndex={0} onKeyDown={onKeyDown}
        aria-label={t('partView.title', { name, size: [x, y, z].join(' × ') })} onFocus={() => scene.current?.wheelZooms(true)} onBlur={() => scene.current?.wheelZooms(false)}
      />
      <figcaption>
        {measures && <Text size="sm">{t('partView.size', { x, y, z })}</Text>}
        {showing === 'shown' && (
          <>
            <Group gap={6} my={4}>
              <Button size="compact-xs" variant="default" onClick={() => scene.current?.fit()}>{t('partView.fit')}</Button>
              {viewNames.map((view) => <Button key={view} size="compact-xs" variant="default" onClick={() => scene.current?.look(view)}>{t(`partView.${view}`)}</Button>)}
            </Group>
            <Text size="xs" c="dimmed">{t('partView.help')}</Text>
          </>
        )}
      </figcaption>
    </figure>
  )
}
