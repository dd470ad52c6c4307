import { repository } from '#shared/kernel/repository.ts'
import { InspectionPlan } from './inspection-plan-view.ts'

/** Approved control plans by their hash, which lots pin. */
export const inspectionPlans = repository<InspectionPlan>({
  kind: 'plan',
  schema: InspectionPlan,
  id: (plan) => plan.planHash,
  orderId: (plan) => plan.orderId,
  customerId: (plan) => plan.customerId,
  indexes: () => ({}),
})
