import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { bytesBehind } from '../../api/signed-files.ts'
import type { Answered } from '../../api/use-command.ts'
import type { PartScene } from './scene.ts'

export type Showing = 'loading' | 'shown' | 'failed' | 'no-webgl'
export type PartLink = () => Promise<Answered<{ readonly url: string }>>

/** Loads a shape and three.js at once and draws the one with the other, for as long as the canvas is on the page. `marked`: face ids to show in another colour. */
export const useScene = (canvas: RefObject<HTMLCanvasElement | null>, link: PartLink, tries: number, marked: readonly number[]) => {
  const scene = useRef<PartScene>(null)
  const [showing, setShowing] = useState<Showing>('loading')
  const dark = useComputedColorScheme('light') === 'dark'
  const asked = useRef(link)
  useEffect(() => { asked.current = link }, [link])
  useEffect(() => {
    const at = canvas.current
    if (!at) return undefined
    const leaving = new AbortController()
    // Asked for before three.js, which would write of it in the console and come for nothing.
    const context = at.getContext('webgl2', { alpha: true, antialias: true })
    if (!context) return setShowing('no-webgl')
    setShowing('loading')
    const open = async () => {
      const [{ openScene }, glb] = await Promise.all([import('./scene.ts'), shapeBehind(asked.current, leaving.signal)])
      if (leaving.signal.aborted) return
      const opened = await openScene(at, context, glb, (triangles) => { at.dataset['triangles'] = String(triangles) })
      if (leaving.signal.aborted) return opened.close()
      scene.current = opened
      setShowing('shown')
    }
    open().catch(() => { if (!leaving.signal.aborted) setShowing('failed') })
    return () => {
      leaving.abort()
      scene.current?.close()
      scene.current = null
      // A browser keeps few contexts, and a forgotten one until it collects its garbage.
      context.getExtension('WEBGL_lose_context')?.loseContext()
    }
  }, [canvas, tries])
  useEffect(() => { if (showing === 'shown') scene.current?.dark(dark) }, [showing, dark])
  useEffect(() => { if (showing === 'shown') scene.current?.mark(marked) }, [showing, marked])
  return { scene, showing }
}

/** The bytes of a shape, by a link that is made when it is wanted. */
export const shapeBehind = async (link: PartLink, signal: AbortSignal): Promise<ArrayBuffer> => {
  const answer = await link()
  if (!answer.ok) throw new Error(answer.problem.code)
  return bytesBehind(answer.value.url, signal)
}
