/** An operation as a plan places it; all counts from 0. */
export type PlacedOperation = { readonly job: number; readonly operation: number; readonly machine: number; readonly start: number; readonly end: number }

/** A shop as it is written down: job → operation → the machines it may go to, each with its duration. */
type Given = { readonly jobs: readonly (readonly (readonly { readonly machine: number; readonly duration: number }[])[])[] }

/**
 * What is wrong with a plan of a job shop, in words; empty when nothing is. It looks at the plan as anyone on the floor would, and shares nothing with
 * what made it.
 */
export const faultsOf = ({ jobs }: Given, placed: readonly PlacedOperation[], makespan: number): string[] => {
  const faults: string[] = []
  const names = new Set(placed.map(({ job, operation }) => `${job}/${operation}`))
  const wanted = jobs.flatMap((operations, job) => operations.map((_, operation) => `${job}/${operation}`))
  for (const name of wanted) if (!names.has(name)) faults.push(`${name} is missing`)
  if (placed.length !== wanted.length || names.size !== placed.length) faults.push('operations are planned twice, or are not of the shop')
  for (const { job, operation, machine, start, end } of placed) {
    const choice = jobs[job]?.[operation]?.find((each) => each.machine === machine)
    if (choice === undefined) faults.push(`${job}/${operation} may not go to machine ${machine}`)
    else if (end - start !== choice.duration) faults.push(`${job}/${operation} takes ${end - start} instead of ${choice.duration}`)
    if (!Number.isInteger(start) || start < 0) faults.push(`${job}/${operation} starts at ${start}`)
    const before = placed.find((each) => each.job === job && each.operation === operation - 1)
    if (before !== undefined && before.end > start) faults.push(`${job}/${operation} starts before the one before it ends`)
  }
  for (const [machine, all] of Map.groupBy(placed, (each) => each.machine)) {
    const busy = all.filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start)
    for (const [index, { job, operation, start }] of busy.entries()) {
      const before = busy[index - 1]
      if (before !== undefined && before.end > start) faults.push(`${job}/${operation} starts on machine ${machine} before ${before.job}/${before.operation} ends`)
    }
  }
  const last = Math.max(0, ...placed.map(({ end }) => end))
  if (last !== makespan) faults.push(`the last operation ends at ${last}, and the plan says ${makespan}`)
  return faults
}
