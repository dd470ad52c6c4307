/** The seven steps of an order, as every service knows its own. */
export const stepNames = ['requirements', 'plan', 'contract', 'production', 'quality', 'logistics', 'support'] as const
export type StepName = (typeof stepNames)[number]

/** `waiting`: somebody must act; `underWay`: work goes on by itself; `stopped`: it went wrong or was ended. */
export type Standing = 'notYet' | 'waiting' | 'underWay' | 'done' | 'stopped'

export type Step = {
  readonly standing: Standing
  /** State of the thing that counts in this step (`status.<name>`). */
  readonly status?: string
  /** What it waits for (`order.waits.<name>`), with its values. */
  readonly waits?: string
  readonly values?: { readonly [name: string]: string | number }
  readonly who?: 'customer' | 'shop'
  /** The things of this step: each has a page. */
  readonly things: readonly { readonly id: string; readonly number: string }[]
}

export const notYet: Step = { standing: 'notYet', things: [] }

export const waiting = (who: 'customer' | 'shop', waits: string, values?: Step['values']): Pick<Step, 'standing' | 'who' | 'waits' | 'values'> => ({ standing: 'waiting', who, waits, ...(values && { values }) })
export const underWay = (waits?: string, values?: Step['values']): Pick<Step, 'standing' | 'waits' | 'values'> => ({ standing: 'underWay', ...(waits !== undefined && { waits }), ...(values && { values }) })
export const done = { standing: 'done' } as const
export const stopped = (who?: 'customer' | 'shop', waits?: string): Pick<Step, 'standing' | 'who' | 'waits'> => ({ standing: 'stopped', ...(who && { who }), ...(waits !== undefined && { waits }) })
