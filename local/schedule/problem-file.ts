import * as z from 'zod'
import type { Problem } from '#services/production/domain/planning/problem.ts'

const Minutes = z.int().min(0).max(100_000_000)
const Index = z.int().min(0)
const Open = z.array(z.strictObject({ from: Minutes, to: Minutes })).refine((spans) => spans.every(({ from, to }, index) => from < to && from >= (spans[index - 1]?.to ?? 0)), 'open spans must be sorted, apart and not empty')

const Operation = z.strictObject({
  choices: z.array(z.strictObject({ machine: Index, duration: Minutes })), outside: Minutes.exactOptional(), family: Index.exactOptional(), materialAt: Minutes.exactOptional(),
  after: z.array(z.strictObject({ operation: Index, minimum: Minutes.exactOptional(), maximum: Minutes.exactOptional() })).exactOptional(),
  pinned: z.strictObject({ machine: Index, start: Minutes }).exactOptional(),
})

/** `--format json`: the problem as the planning engine takes it; what names another thing must name one that is there. */
export const ProblemFile: z.ZodType<Problem> = z.strictObject({
  machines: z.array(z.strictObject({ open: Open.exactOptional() })),
  setups: z.array(z.array(Minutes)).refine((rows) => rows.every(({ length }) => length === rows.length), 'setups must be as wide as high').exactOptional(),
  orders: z.array(z.strictObject({ release: Minutes.exactOptional(), due: Minutes.exactOptional(), weight: Minutes.exactOptional(), operations: z.array(Operation) })),
  aims: z.array(z.enum(['tardiness', 'setups', 'makespan'])).exactOptional(),
}).superRefine(({ machines, setups = [], orders }, context) => {
  for (const [order, { operations }] of orders.entries()) {
    for (const [step, { choices, after = [], family = 0, pinned }] of operations.entries()) {
      const path = ['orders', order, 'operations', step]
      if (choices.some(({ machine }) => machine >= machines.length)) context.addIssue({ code: 'custom', path, message: 'there is no such machine' })
      if (after.some(({ operation }) => operation >= step)) context.addIssue({ code: 'custom', path, message: 'it can wait for earlier operations only' })
      if (family > 0 && setups.length > 0 && family >= setups.length) context.addIssue({ code: 'custom', path, message: 'there are no setups of its family' })
      if (pinned !== undefined && !choices.some(({ machine }) => machine === pinned.machine)) context.addIssue({ code: 'custom', path, message: 'it is pinned where it may not go' })
    }
  }
})
