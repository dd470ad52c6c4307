import { repository } from '#shared/kernel/repository.ts'
import { EightD } from './eight-d-view.ts'

/** 8D reports by customer and by status; those of a case are named by the case. */
export const eightDs = repository<EightD>({
  kind: 'eightD',
  schema: EightD,
  id: (report) => report.reportId,
  orderId: (report) => report.orderId,
  customerId: (report) => report.customerId,
  called: ({ number }) => [number],
  indexes: (report) => ({
    byCustomer: [`eightD#${report.customerId}`, report.reportId],
    byStatus: [`eightD#${report.status}`, report.reportId],
  }),
})
