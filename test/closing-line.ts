import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with one plain line that scripts can read: `1387 passed, 0 failed, 8 skipped`. */
export const closingLine: Reporter = {
  onTestRunEnd: (modules) => {
    const states = modules.flatMap((each: TestModule) => [...each.children.allTests()].map((test) => test.result().state))
    const count = (state: string): number => states.filter((each) => each === state).length
    console.log(`\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`)
  },
}
