import type { ButtonHTMLAttributes, ReactNode } from 'react'
import classes from './terminal.module.css'

type BigProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'> & { readonly tone?: 'main' | 'danger' }

/** A button that a gloved finger hits. */
export const Big = ({ tone, ...rest }: BigProps): ReactNode => <button type="button" className={classes['big']} data-tone={tone} {...rest} />
