import type { Handler } from '#shared/kernel/implementation.ts'
import { timeline } from '#shared/kernel/list.ts'
import type { support } from '../contract.ts'

export const readTimeline: Handler<typeof support, 'timeline'> = timeline
