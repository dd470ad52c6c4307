import { chanceOf } from '#services/production/domain/planning/chance.ts'
import type { Problem, Span } from '#services/production/domain/planning/problem.ts'

const DAY = 1440

/**
 * A shop floor with its orders, the same for the same seed: machines that work one or two shifts on five days of a week, families that cost setups, operations with up
 * to three machines, some outside. Orders are due so that the floor cannot keep all dates.
 */
export const floorFor = (operations: number, machines: number, seed: number): Problem => {
  const chance = chanceOf(seed)
  const between = (from: number, to: number): number => from + chance.below(to - from + 1)
  const families = 8
  const perOrder = 8
  const weeks = 2 + Math.ceil((operations * 75) / machines / (5 * 720))
  const shifts = (long: boolean): Span[] => Array.from({ length: weeks * 7 }, (_, day) => ({ from: day * DAY + 360, to: day * DAY + (long ? 1320 : 840) })).filter((_, day) => day % 7 < 5)
  const load = (operations * 75) / machines
  const horizon = Math.round((load / 720) * DAY * 7 / 5)
  return {
    machines: Array.from({ length: machines }, () => ({ open: shifts(chance.below(2) === 0) })),
    setups: Array.from({ length: families }, (_, from) => Array.from({ length: families }, (__, to) => (from === to ? 0 : between(10, 60)))),
    orders: Array.from({ length: Math.round(operations / perOrder) }, () => {
      const release = between(0, Math.round(horizon / 2))
      return {
        release, due: release + between(2 * DAY, Math.max(4 * DAY, Math.round(horizon * 0.6))), weight: between(1, 5),
        operations: Array.from({ length: perOrder }, (_, step) => {
          if (step > 0 && chance.below(20) === 0) return { choices: [], outside: between(1, 3) * DAY }
          const first = chance.below(machines)
          const duration = between(15, 120)
          const choices = Array.from({ length: between(1, 3) }, (__, other) => ({ machine: (first + other * 7) % machines, duration: duration + other * between(0, 10) }))
          return { choices: choices.filter(({ machine }, at) => choices.findIndex((each) => each.machine === machine) === at), family: chance.below(families) }
        }),
      }
    }),
  }
}
