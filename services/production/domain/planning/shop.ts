import { at } from './cells.ts'

/** A machine that can do an operation, and how long it takes there. Both whole numbers, from 0. */
export type Choice = { readonly machine: number; readonly duration: number }

/** A job shop: each job's operations in their order, each with the machines it may go to (one, or in a flexible job shop several). */
export type JobShop = { readonly machines: number; readonly jobs: readonly (readonly (readonly Choice[])[])[] }

/**
 * The same as arrays. Operations count from 1 in the order of jobs; operation 0 is none: it takes no time, and is the neighbour of whatever has no
 * neighbour. So the search asks for no borders.
 */
export type Shop = {
  readonly machines: number
  readonly operations: number
  readonly jobs: number
  /** Operation → the one before and after it in its job. */
  readonly before: Int32Array
  readonly after: Int32Array
  readonly job: Int32Array
  /** Job → its first and last operation; 0 and 0 when it has none. */
  readonly first: Int32Array
  readonly last: Int32Array
  /** Choices of operation `o`: from `choices[o]` to before `choices[o + 1]`, in the two arrays below. */
  readonly choices: Int32Array
  readonly choiceMachine: Int32Array
  readonly choiceDuration: Int32Array
  readonly flexible: boolean
}

export const shopOf = ({ machines, jobs }: JobShop): Shop => {
  const all = jobs.flat()
  const operations = all.length
  const array = (length = operations + 1): Int32Array => new Int32Array(length)
  const shop = {
    machines, operations, jobs: jobs.length, before: array(), after: array(), job: array(), first: array(jobs.length), last: array(jobs.length), choices: array(operations + 2),
    choiceMachine: Int32Array.from(all.flatMap((choices) => choices.map(({ machine }) => machine))),
    choiceDuration: Int32Array.from(all.flatMap((choices) => choices.map(({ duration }) => duration))),
    flexible: all.some((choices) => choices.length > 1),
  }
  all.forEach((choices, index) => { shop.choices[index + 2] = at(shop.choices, index + 1) + choices.length })
  let next = 1
  for (const [job, { length }] of jobs.entries()) {
    if (length > 0) [shop.first[job], shop.last[job]] = [next, next + length - 1]
    for (let step = 0; step < length; step += 1, next += 1) {
      shop.job[next] = job
      if (step > 0) shop.before[next] = next - 1
      if (step < length - 1) shop.after[next] = next + 1
    }
  }
  return shop
}

/**
 * No plan is shorter: the longest job, each operation on its fastest machine; the load that only one machine can take, between the shortest
 * way to it and the shortest way from it; and all work spread evenly.
 */
export const lowerBound = (shop: Shop): number => {
  const { machines, operations, jobs, before, after, choices, choiceMachine, first, last } = shop
  const fastest = fastestOf(shop)
  const [head, tail] = [new Int32Array(operations + 1), new Int32Array(operations + 1)]
  for (let operation = 1; operation <= operations; operation += 1) head[operation] = at(head, at(before, operation)) + at(fastest, at(before, operation))
  for (let operation = operations; operation > 0; operation -= 1) tail[operation] = at(tail, at(after, operation)) + at(fastest, at(after, operation))
  const [load, soonest, shortest] = [new Int32Array(machines), new Int32Array(machines).fill(2 ** 30), new Int32Array(machines).fill(2 ** 30)]
  let total = 0
  for (let operation = 1; operation <= operations; operation += 1) {
    total += at(fastest, operation)
    if (at(choices, operation + 1) - at(choices, operation) > 1) continue
    const machine = at(choiceMachine, at(choices, operation))
    load[machine] = at(load, machine) + at(fastest, operation)
    soonest[machine] = Math.min(at(soonest, machine), at(head, operation))
    shortest[machine] = Math.min(at(shortest, machine), at(tail, operation))
  }
  let bound = Math.ceil(total / Math.max(1, machines))
  for (let job = 0; job < jobs; job += 1) bound = Math.max(bound, at(head, at(last, job)) + at(fastest, at(last, job)), at(tail, at(first, job)) + at(fastest, at(first, job)))
  for (let machine = 0; machine < machines; machine += 1) if (at(soonest, machine) < 2 ** 30) bound = Math.max(bound, at(soonest, machine) + at(load, machine) + at(shortest, machine))
  return bound
}

/** Operation → its shortest duration. */
const fastestOf = ({ operations, choices, choiceDuration }: Shop): Int32Array => {
  const fastest = new Int32Array(operations + 1)
  for (let operation = 1; operation <= operations; operation += 1) {
    let least = at(choiceDuration, at(choices, operation))
    for (let choice = at(choices, operation) + 1; choice < at(choices, operation + 1); choice += 1) least = Math.min(least, at(choiceDuration, choice))
    fastest[operation] = least
  }
  return fastest
}
