import { defineConfig } from 'vitest/config'
import { closingLine } from './test/closing-line.ts'

const everything = '{services,shared,local,infra,portal,bench,test}/**/*.test.ts'
/** They put something in the place of a module, a global or the environment, which others would find there. */
const alone = ['test/simulation/gate-gone.test.ts', 'shared/adapters/aws/mail.test.ts', 'shared/adapters/aws/people.test.ts', 'portal/api/feed.test.ts', 'test/deployed/operator.test.ts', 'test/operations/aws.test.ts']

export default defineConfig({
  test: {
    globalSetup: './test/build-portal.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One worker for each core: the simulations, which take most of the time, come in several files for that.
    maxWorkers: 2,
    reporters: ['default', closingLine],
    // Loading the six services takes longer than most tests of them: what one file has loaded serves the next.
    projects: [
      { extends: true, test: { name: 'shared', isolate: false, include: [everything], exclude: alone } },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
})
