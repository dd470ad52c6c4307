import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate } from 'node:timers/promises'
import type { ManualClock } from '../manual-clock.ts'

/** The process died in the middle; what it was doing is lost, what it had committed is not. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

type Process = { alive: boolean }
export type Outcome<T> = { readonly crashed: false; readonly value: T } | { readonly crashed: true }

export type Scheduler = {
  /** Starts an activity that runs beside the others until it ends; its failure is the simulation's failure. */
  readonly go: (activity: () => Promise<void>) => void
  /** Runs something as a process of its own that can crash alone. */
  readonly process: <T>(work: () => Promise<T>) => Promise<Outcome<T>>
  /** Where another activity may go first: every port call passes here. Throws `Crash` in a dead process. */
  readonly point: () => Promise<void>
  /** Kills the process that calls. */
  readonly crash: () => never
  readonly sleep: (seconds: number) => Promise<void>
  /** Lets one waiting activity go on, chosen by chance, or moves the clock to the next sleeper. False when all have ended. */
  readonly step: () => Promise<boolean>
  readonly steps: () => number
}

/**
 * Interleaves activities one port call at a time, in an order drawn from a seeded source, on a clock that only moves when everyone
 * waits. The same seed gives the same run.
 */
export const scheduler = (random: () => number, clock: ManualClock): Scheduler => {
  const current = new AsyncLocalStorage<Process>()
  const ready: (() => void)[] = []
  const sleepers: { readonly at: number; readonly wake: () => void }[] = []
  let failure: { readonly error: unknown } | undefined
  let running = 0
  let steps = 0

  const live = (): void => {
    if (current.getStore()?.alive === false) throw new Crash('already dead')
  }
  const wait = (): Promise<void> => new Promise((resolve) => { ready.push(resolve) })

  return {
    go: (activity) => {
      running += 1
      const done = async () => {
        try {
          await wait()
          await activity()
        } catch (error) {
          failure ??= { error }
        } finally {
          running -= 1
        }
      }
      void done()
    },
    process: async (work) => {
      const self: Process = { alive: true }
      try {
        const value = await current.run(self, work)
        return self.alive ? { crashed: false, value } : { crashed: true }
      } catch (error) {
        if (!self.alive) return { crashed: true }
        throw error
      }
    },
    point: async () => {
      live()
      await wait()
      live()
    },
    crash: () => {
      const self = current.getStore()
      if (self) self.alive = false
      throw new Crash('crashed')
    },
    sleep: (seconds) => new Promise((resolve) => { sleepers.push({ at: Date.parse(clock.now()) + seconds * 1000, wake: resolve }) }),
    step: async () => {
      steps += 1
      const next = ready.length > 0 ? ready.splice(Math.floor(random() * ready.length), 1)[0] : nextSleeper(sleepers, clock)
      next?.()
      await setImmediate()
      if (failure) throw failure.error
      if (!next && running > 0) throw new Error('everybody waits for something that never comes')
      return running > 0
    },
    steps: () => steps,
  }
}

const nextSleeper = (sleepers: { readonly at: number; readonly wake: () => void }[], clock: ManualClock): (() => void) | undefined => {
  const soonest = sleepers.reduce<number>((best, each, index) => (best === -1 || each.at < (sleepers[best]?.at ?? 0) ? index : best), -1)
  const [sleeper] = soonest === -1 ? [] : sleepers.splice(soonest, 1)
  if (!sleeper) return undefined
  if (sleeper.at > Date.parse(clock.now())) clock.set(new Date(sleeper.at).toISOString())
  return sleeper.wake
}
