import type { Claims } from '#shared/kernel/actor.ts'
import type { Role } from '#shared/vocabulary/roles.ts'

/** Two customers who must never see each other, and the people of one shop. Used by tests, the simulator and the demo's sample users. */
export const customers = {
  aurora: { customerId: 'cus_aurora', customerName: 'Aurora Pumps GmbH' },
  borealis: { customerId: 'cus_borealis', customerName: 'Borealis Instruments Ltd' },
} as const

export const claimsFor = (role: Role, customer: keyof typeof customers = 'aurora'): Claims => ({
  sub: role === 'buyer' || role === 'partner' ? `${role}-${customer}` : role,
  name: names[role],
  roles: [role],
  ...(role === 'buyer' || role === 'partner' ? customers[customer] : {}),
})

const names: { readonly [R in Role]: string } = {
  buyer: 'Bea Buyer',
  'sales-engineer': 'Sam Sales',
  planner: 'Pia Planner',
  operator: 'Oli Operator',
  inspector: 'Ines Inspector',
  clerk: 'Carl Clerk',
  'support-agent': 'Sue Support',
  manager: 'Mo Manager',
  partner: 'Partner system',
}
