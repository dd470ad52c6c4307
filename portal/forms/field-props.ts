import type { Shape } from './route-schema.ts'
import type { Errors, Value } from './values.ts'

/** What every kind of field is given. */
export type FieldProps = {
  readonly shape: Shape
  /** Names it (`fields.<name>`). */
  readonly name: string
  /** Where it stands in the body, as a JSON pointer. */
  readonly at: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly errors: Errors
  readonly required: boolean
}
