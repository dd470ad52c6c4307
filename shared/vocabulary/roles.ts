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
] as const

export type Role = (typeof roles)[number]

/** The manufacturer's own people: they see every customer's orders. */
export const shopRoles = ['sales-engineer', 'planner', 'operator', 'inspector', 'clerk', 'support-agent', 'manager'] as const satisfies readonly Role[]

/** Everyone who may look at an order: the shop, the customer's buyers (their own only) and the customer's systems. */
export const everyone = roles
