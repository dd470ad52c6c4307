import { repository } from '#shared/kernel/repository.ts'
import { StandardTerms } from './standard-terms-view.ts'

/** They are the shop's own: of no customer and no order, and take no export class. Always read by their key. */
const shop = 'shop'

export const standardTermsOf = repository<StandardTerms>({
  kind: 'standardTerms',
  schema: StandardTerms,
  id: (terms) => terms.standardTermsId,
  orderId: () => shop,
  customerId: () => shop,
  exportClass: 'none',
  indexes: () => ({}),
})
