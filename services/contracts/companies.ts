import { repository } from '#shared/kernel/repository.ts'
import { prefixes } from '#shared/vocabulary/prefixes.ts'
import { Company } from './people-view.ts'

/** The shop's own stands under `shop`, which is no customer's id: no outsider reads it. */
export const companyId = (company: string): string => `${prefixes.company}_${company}`

/** Read and written by key only. Its history is listed where an order's would be. */
export const companies = repository<Company>({
  kind: 'company', schema: Company, id: ({ company }) => companyId(company), orderId: ({ company }) => companyId(company), customerId: ({ company }) => company, exportClass: 'none', indexes: () => ({}),
})
