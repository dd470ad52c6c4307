export const serviceNames = ['quoting', 'contracts', 'production', 'quality', 'logistics', 'support'] as const
export type ServiceName = (typeof serviceNames)[number]
