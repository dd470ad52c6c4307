import { defineConfig } from 'vitest/config'
import { closingLine } from './test/closing-line.ts'

export default defineConfig({
  test: {
    include: ['{services,shared,local,infra,portal,bench,test}/**/*.test.ts'],
    globalSetup: './test/build-portal.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One worker for each core: the simulations, which take most of the time, come in two files for that.
    maxWorkers: 2,
    reporters: ['default', closingLine],
  },
})
