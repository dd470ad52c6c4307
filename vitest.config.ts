import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{services,shared,local,infra,portal,bench,test}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
