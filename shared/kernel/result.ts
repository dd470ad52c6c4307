/**
 * Outcomes as values. A refusal is something a user can meet and mend; it is returned, never thrown.
 * Only a defect (a broken promise of our own code) throws.
 */
export type Result<T, E> = Ok<T> | Failure<E>
export type Ok<T> = { readonly ok: true; readonly value: T }
export type Failure<E> = { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })
export const fail = <E>(error: E): Failure<E> => ({ ok: false, error })

/**
 * Why a command was not carried out. `code` names a message in the service's catalogue (`refusals.<code>`), `params` fill it.
 * `field` is a JSON pointer into the request body when the way out is to send something else.
 */
export type Refusal = {
  readonly code: string
  readonly params?: { readonly [name: string]: string | number }
  readonly field?: string
}

export const refuse = (code: string, params?: Refusal['params'], field?: string): Failure<Refusal> =>
  fail({ code, ...(params && { params }), ...(field !== undefined && { field }) })

/** What a pure decision yields: the next state and what happened, oldest first. */
export type Decision<State, Event> = { readonly next: State; readonly events: readonly Event[] }

/** `decide(state, command, now)`: pure; the same inputs give the same decision. */
export type Decided<State, Event> = Result<Decision<State, Event>, Refusal>

export const decided = <State, Event>(next: State, ...events: readonly Event[]): Ok<Decision<State, Event>> =>
  ok({ next, events })

/** Marks a branch that types say cannot be reached; reaching it is a defect. */
export const unreachable = (value: never): never => {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
