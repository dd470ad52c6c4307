import type { ServiceName } from './clients.ts'

export const serviceNames = ['quoting', 'contracts', 'production', 'quality', 'logistics', 'support'] as const satisfies readonly ServiceName[]
