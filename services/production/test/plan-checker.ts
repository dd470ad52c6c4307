import type { Plan, PlannedPlace, Problem } from '../domain/planning/problem.ts'

/**
 * What is wrong with a plan, in words; empty when nothing is. Minute by minute, as anyone on the floor would count, and nothing shared with what made the
 * plan. What was pinned against its waits is the planner's; its own times are looked at all the same.
 */
export const faultsOfPlan = ({ machines, orders, setups = [] }: Problem, plan: Plan): string[] => {
  const faults: string[] = []
  const place = (order: number, operation: number): PlannedPlace | undefined => plan.operations.find((each) => each.order === order && each.operation === operation)
  const isOpen = (machine: number, minute: number): boolean => {
    const open = machines[machine]?.open ?? []
    return open.length === 0 || minute >= (open.at(-1)?.to ?? 0) || open.some(({ from, to }) => from <= minute && minute < to)
  }
  const worked = (machine: number, from: number, to: number): number => {
    let minutes = 0
    for (let minute = from; minute < to; minute += 1) if (isOpen(machine, minute)) minutes += 1
    return minutes
  }
  let [overlong, tardiness] = [0, 0]
  for (const [index, order] of orders.entries()) {
    for (const [step, operation] of order.operations.entries()) {
      const name = `${index}/${step}`
      const placed = place(index, step)
      if (placed === undefined) {
        faults.push(`${name} is missing`)
        continue
      }
      const { machine, start, end, setup } = placed
      const choice = operation.choices.find((each) => each.machine === machine)
      if (machine === undefined ? operation.choices.length > 0 : choice === undefined) faults.push(`${name} may not be done there`)
      if (machine === undefined && end - start !== (operation.outside ?? 0)) faults.push(`${name} is away for ${end - start}`)
      if (machine !== undefined && choice !== undefined && worked(machine, start, end) !== choice.duration) faults.push(`${name} takes ${worked(machine, start, end)} instead of ${choice.duration}`)
      if (setup > start) faults.push(`${name} starts before it is set up`)
      const waits = operation.after ?? (step === 0 ? [] : [{ operation: step - 1 }])
      for (const { operation: other, minimum = 0, maximum = Number.POSITIVE_INFINITY } of waits) {
        const before = place(index, other)?.end ?? 0
        overlong += Math.max(0, start - before - maximum)
        if (operation.pinned === undefined && start < before + minimum) faults.push(`${name} does not wait for ${other}`)
      }
      if (operation.pinned !== undefined) {
        if (machine !== operation.pinned.machine || start !== operation.pinned.start) faults.push(`${name} is not where it was pinned`)
      } else if (start < Math.max(0, order.release ?? 0, operation.materialAt ?? 0)) faults.push(`${name} starts too soon`)
    }
    const last = Math.max(0, ...plan.operations.filter((each) => each.order === index).map(({ end }) => end))
    tardiness += Math.max(0, last - (order.due ?? Number.POSITIVE_INFINITY)) * (order.weight ?? 1)
  }
  for (const [machine, all] of Map.groupBy(plan.operations, (each) => each.machine)) {
    if (machine === undefined) continue
    let family: number | undefined
    let free = 0
    for (const each of all.filter(({ setup, end }) => end > setup).toSorted((a, b) => a.start - b.start)) {
      const { order, operation, setup, start, end } = each
      const asked = orders[order]?.operations[operation]
      if (setup < free) faults.push(`${order}/${operation} begins on machine ${machine} before the one before it ends`)
      const needs = family === undefined || asked?.family === undefined || family === asked.family ? 0 : (setups[family]?.[asked.family] ?? 0)
      if (asked?.pinned === undefined && worked(machine, setup, start) < needs) faults.push(`${order}/${operation} is set up for ${worked(machine, setup, start)} instead of ${needs}`)
      family = asked?.family ?? family
      free = end
    }
  }
  if (plan.tardiness !== tardiness) faults.push(`lateness weighs ${tardiness}, and the plan says ${plan.tardiness}`)
  if (plan.overlong !== overlong) faults.push(`waits are ${overlong} too long, and the plan says ${plan.overlong}`)
  const last = Math.max(0, ...plan.operations.map(({ end }) => end))
  if (plan.makespan !== last) faults.push(`the last operation ends at ${last}, and the plan says ${plan.makespan}`)
  return faults
}
