import { NumberInput, type NumberInputProps } from '@mantine/core'
import { useState, type ReactNode } from 'react'

type NumberBoxProps = Omit<NumberInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
  /** So many of the kept units are one of those people write: 100 cents, 100 basis points. */
  readonly per?: number
}

/** A number as people write it, kept in another unit. What is typed stays as it is typed: `12.` is on its way to `12.5`. */
export const NumberBox = ({ value, onChange, per = 1, ...rest }: NumberBoxProps): ReactNode => {
  const [typed, setTyped] = useState<string | number>('')
  const kept = (text: string | number): number | undefined => {
    const number = text === '' ? Number.NaN : Number(text)
    return Number.isNaN(number) ? undefined : per === 1 ? number : Math.round(number * per)
  }
  const change = (next: string | number) => {
    setTyped(next)
    onChange(kept(next))
  }
  return <NumberInput hideControls clampBehavior="none" {...rest} value={kept(typed) === value ? typed : value === undefined ? '' : value / per} onChange={change} />
}
