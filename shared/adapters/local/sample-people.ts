import type { Claims } from '#shared/kernel/actor.ts'
import type { People } from '#shared/kernel/directory.ts'
import { isOutside, roles, type Role } from '#shared/vocabulary/roles.ts'

/** Two customers who must never see each other, and the people of one shop: the sample users of one machine, and of the tests. */
export const customers = {
  aurora: { customerId: 'cus_aurora', customerName: 'Aurora Pumps GmbH' },
  borealis: { customerId: 'cus_borealis', customerName: 'Borealis Instruments Ltd' },
} as const
export type SampleCustomer = keyof typeof customers

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
  'company-admin': 'Cora Company',
}

/** Those who quote, make and inspect are cleared for controlled drawings; the sample's clerk and its support agent are not. */
const uncleared: readonly Role[] = ['clerk', 'support-agent']

/** What the token of somebody in this role says; outsiders belong to a customer, the shop's people to none. */
export const claimsFor = (role: Role, customer: SampleCustomer = 'aurora'): Claims => ({
  sub: isOutside(role) ? `${role}-${customer}` : role,
  name: names[role],
  roles: [role],
  ...(isOutside(role) ? customers[customer] : uncleared.includes(role) ? {} : { clearance: 'military' as const }),
})

/** Who can sign in on one machine from its first start; partners come by client credentials instead. Both buyers administer their company too. */
export const samplePeople: readonly Claims[] = [
  { ...claimsFor('buyer', 'aurora'), roles: ['buyer', 'company-admin'] },
  { ...claimsFor('buyer', 'borealis'), roles: ['buyer', 'company-admin'] },
  ...roles.filter((role) => !isOutside(role)).map((role) => claimsFor(role)),
]

/** Nobody reads mail at these addresses (RFC 2606). */
export const sampleEmail = (id: string): string => `${id}@throughline.example`

/** The sample people as a directory knows them, where there is no directory. */
export const sampleDirectory: People = {
  people: async (customerId) => samplePeople.filter((each) => each.customerId === customerId).map(({ sub, name = sub, roles: theirs, clearance }) =>
    ({ id: sub, name, email: sampleEmail(sub), roles: theirs, status: 'active', ...(clearance !== undefined && { clearance }) })),
}

/** The same for all of them: this is a sample shop on one machine, reachable from this machine only. */
export const samplePassword = 'throughline'
