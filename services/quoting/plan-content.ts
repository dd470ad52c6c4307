export * from '#shared/vocabulary/plan-content.ts'
