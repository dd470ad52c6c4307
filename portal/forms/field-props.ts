import type { Words } from '../i18n/use-words.ts'
import type { Shape } from './route-schema.ts'
import type { Errors, Value } from './values.ts'

/** What every kind of field is given. */
export type FieldProps = {
  readonly shape: Shape
  /** Names it (`fields.<name>`). */
  readonly name: string
  /** What it belongs to: the list or group around it, or the command. `fields.<within>-<name>` goes before `fields.<name>`. */
  readonly within?: string
  /** Where it stands in the body, as a JSON pointer. */
  readonly at: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly errors: Errors
  readonly required: boolean
}

/** The name of a field as people read it. */
export const labelOf = ({ t, maybe }: Pick<Words, 't' | 'maybe'>, name: string, within = ''): string => maybe(`fields.${within}-${name}`) ?? t(`fields.${name}`)

/** A value in words; the same word may mean another thing elsewhere (`values.<name>-<value>`). */
export const valueOf = ({ maybe }: Pick<Words, 'maybe'>, name: string, value: string): string => maybe(`values.${name}-${value}`) ?? maybe(`values.${value}`) ?? maybe(`status.${value}`) ?? value

/** How to fill it in, or what the chosen value means. */
export const hintOf = ({ maybe }: Pick<Words, 'maybe'>, name: string, value?: Value): string | undefined => (typeof value === 'string' ? maybe(`hints.${name}-${value}`) : undefined) ?? maybe(`hints.${name}`)

/** What all of a field's inputs share: the hint stands below, so that inputs side by side stay in line. */
export const inputOrder: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']
