/** A loop that works while there is work, and otherwise sleeps until it is woken or some time has passed. */
export type Pump = { readonly wake: () => void; readonly stop: () => Promise<void> }

/** How long a sleeping loop waits at most: what becomes due by time alone (a redelivery) is seen this soon. Milliseconds. */
const naps = 250

/** `step` does one batch and says whether there was any. What it throws is reported and tried again after a nap. */
export const pump = (step: () => Promise<boolean>, report: (error: unknown) => void): Pump => {
  let stopping = false
  let wake = (): void => undefined
  let woken = false
  const nap = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, naps)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const run = async (): Promise<void> => {
    while (!stopping) {
      woken = false
      const worked = await step().catch((error: unknown) => {
        report(error)
        return false
      })
      if (!worked && !woken && !stopping) await nap()
    }
  }
  const running = run()
  return {
    wake: () => {
      woken = true
      wake()
    },
    stop: async () => {
      stopping = true
      wake()
      await running
    },
  }
}
