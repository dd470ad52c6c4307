import { repository } from '#shared/kernel/repository.ts'
import { Plan } from './plan-view.ts'

/** Plans by customer, by status and by order; `byOrder` holds the order's request beside its plans, told apart by the prefix of the id. */
export const plans = repository<Plan>({
  kind: 'plan',
  schema: Plan,
  id: (plan) => plan.planId,
  orderId: (plan) => plan.orderId,
  customerId: (plan) => plan.customerId,
  exportClass: (plan) => plan.exportClass,
  called: ({ number }) => [number],
  indexes: (plan) => ({
    byCustomer: [`plan#${plan.customerId}`, plan.planId],
    byStatus: [`plan#${plan.status}`, plan.planId],
    byOrder: [plan.orderId, plan.planId],
  }),
})
