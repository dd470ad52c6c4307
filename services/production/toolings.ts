import { repository } from '#shared/kernel/repository.ts'
import { Tooling } from './tooling-view.ts'

/** Tooling by part, by owner, by status, and a customer's own; under part and customer the owner comes first, so that one owner's can be asked for. */
export const toolings = repository<Tooling>({
  kind: 'tooling',
  schema: Tooling,
  id: (tool) => tool.toolingId,
  orderId: (tool) => tool.orderId,
  customerId: (tool) => tool.customerId,
  indexes: (tool) => ({
    byPart: [tool.part.number, `${tool.owner}#${tool.toolingId}`],
    byCustomer: [`tlg#${tool.customerId}`, `${tool.owner}#${tool.toolingId}`],
    byStatus: [`tlg#${tool.status}`, tool.toolingId],
    byOwner: [`tlg#${tool.owner}`, tool.toolingId],
  }),
})
