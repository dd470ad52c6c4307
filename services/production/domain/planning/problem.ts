/** Times are whole minutes from a moment that the caller chooses; minute 0 is the first that can be planned. */
export type Span = { readonly from: number; readonly to: number }

/**
 * A machine works in its open spans (sorted, apart from each other), and always after the last of them; without any, always. Work that meets closed time
 * pauses and goes on when the machine opens again.
 */
export type PlannedMachine = { readonly open?: readonly Span[] }

/** Waits for another operation of its order: from the one's end to the other's start at least `minimum` minutes, and at most `maximum`. */
export type Wait = { readonly operation: number; readonly minimum?: number; readonly maximum?: number }

export type PlannedOperation = {
  /** The machines it may go to, and its working minutes there. None: it is done outside, where there is always room. */
  readonly choices: readonly { readonly machine: number; readonly duration: number }[]
  /** Minutes from sending out to having it back, when it has no machine. */
  readonly outside?: number
  /** What the machine is set up for. Of the same family as the operation before it, it needs no setup. */
  readonly family?: number
  /** Absent: it waits for the operation before it in the order. Only earlier operations can be named. */
  readonly after?: readonly Wait[]
  /** Its material is not there before. */
  readonly materialAt?: number
  /** It has begun, or a planner has put it there: it starts then, set up already, whatever else is said. */
  readonly pinned?: { readonly machine: number; readonly start: number }
}

export type PlannedOrder = {
  readonly release?: number
  /** Absent: it is never late. */
  readonly due?: number
  /** What a minute of lateness weighs; 1 unless said. */
  readonly weight?: number
  readonly operations: readonly PlannedOperation[]
}

export type Aim = 'tardiness' | 'setups' | 'makespan'

export type Problem = {
  readonly machines: readonly PlannedMachine[]
  /** Minutes to set a machine up: from family (row) to family (column). A machine's first setup, and one of no family, takes none. */
  readonly setups?: readonly (readonly number[])[]
  readonly orders: readonly PlannedOrder[]
  /** What comes first, second, third; tardiness, setups, makespan unless said. */
  readonly aims?: readonly Aim[]
}

/** Where an operation is planned. The machine is set up from `setup` to `start`; outside there is none. */
export type PlannedPlace = { readonly order: number; readonly operation: number; readonly machine: number | undefined; readonly setup: number; readonly start: number; readonly end: number }

export type Plan = {
  readonly operations: readonly PlannedPlace[]
  /** Σ weight × minutes late, over orders. */
  readonly tardiness: number
  readonly setups: number
  readonly makespan: number
  /** Minutes by which waits are longer than their maximum: 0 when all are kept. */
  readonly overlong: number
  readonly steps: number
}
