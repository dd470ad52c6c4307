import { repository } from '#shared/kernel/repository.ts'
import { SamplingState } from './sampling-view.ts'

/** Sampling states by severity. They belong to a customer's part, not to one order: only the shop reads them. */
export const samplingStates = repository<SamplingState>({
  kind: 'sampling',
  schema: SamplingState,
  id: (state) => state.samplingId,
  orderId: () => 'shop',
  customerId: (state) => state.customerId,
  indexes: ({ samplingId, status }) => ({ byStatus: [`smp#${status}`, samplingId] }),
})
