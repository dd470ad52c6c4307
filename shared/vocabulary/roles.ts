/** Who people are at work. A route names the roles it serves; nobody else gets in. */
export const roles = [
  'buyer',
  'sales-engineer',
  'planner',
  'operator',
  'inspector',
  'clerk',
  'support-agent',
  'manager',
  'partner',
  'company-admin',
] as const

export type Role = (typeof roles)[number]

/** The manufacturer's own people: they see every customer's orders. */
export const shopRoles = ['sales-engineer', 'planner', 'operator', 'inspector', 'clerk', 'support-agent', 'manager'] as const satisfies readonly Role[]

/** What a customer's people can be; a partner is a system, and has a client instead. */
export const customerRoles = ['buyer', 'company-admin'] as const satisfies readonly Role[]

/** Of a customer, or a customer's system: bound to that customer. A `company-admin` says who of a customer may sign in; to buy, they are a buyer too. */
export const isOutside = (role: Role): boolean => !shopRoles.some((each) => each === role)

/** Everyone who may look at an order: the shop, the customer's buyers (their own only) and the customer's systems. */
export const everyone = ['buyer', ...shopRoles, 'partner'] as const satisfies readonly Role[]
