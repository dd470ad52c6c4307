import { useEffect, useRef, useState, type ReactNode } from 'react'
import classes from './terminal.module.css'

/** A gloved finger bounces: for so long what has just come to lie under it cannot be hit. */
const bounceMs = 400

/** Buttons that take the place of others. Who came by keyboard goes on from here. */
export const Steady = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const [steady, setSteady] = useState(false)
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const timer = setTimeout(() => setSteady(true), bounceMs)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => { if (steady && document.activeElement === document.body) here.current?.focus({ preventScroll: true }) }, [steady])
  return <div ref={here} className={classes['steady']} tabIndex={-1} inert={!steady}>{children}</div>
}
