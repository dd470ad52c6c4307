import type { Role } from '#shared/vocabulary/roles.ts'

/** A page one can go to from anywhere: in the menu and the command palette. `name` is `places.<name>`. */
export type Place = { readonly name: string; readonly to: string; readonly roles?: readonly Role[] }

export const places: readonly Place[] = [
  { name: 'start', to: '/' },
  { name: 'orders', to: '/orders' },
  { name: 'newRequest', to: '/requests/new', roles: ['buyer'] },
  { name: 'requests', to: '/requests', roles: ['sales-engineer', 'manager'] },
  { name: 'plans', to: '/plans', roles: ['sales-engineer', 'planner', 'manager'] },
  { name: 'contracts', to: '/contracts', roles: ['sales-engineer', 'clerk', 'manager'] },
  { name: 'overview', to: '/overview', roles: ['manager'] },
  { name: 'terminal', to: '/terminal', roles: ['operator', 'planner', 'manager'] },
  { name: 'schedule', to: '/schedule', roles: ['planner', 'operator', 'manager'] },
  { name: 'workOrders', to: '/work-orders', roles: ['planner', 'operator', 'manager'] },
  { name: 'lots', to: '/lots', roles: ['planner', 'operator', 'inspector', 'manager'] },
  { name: 'tooling', to: '/tooling', roles: ['planner', 'operator'] },
  { name: 'inspections', to: '/inspections', roles: ['inspector'] },
  { name: 'nonconformances', to: '/nonconformances', roles: ['inspector', 'manager'] },
  { name: 'firstArticles', to: '/first-articles', roles: ['inspector'] },
  { name: 'gauges', to: '/gauges', roles: ['inspector'] },
  { name: 'sampling', to: '/sampling', roles: ['inspector'] },
  { name: 'stock', to: '/stock', roles: ['clerk'] },
  { name: 'shipments', to: '/shipments', roles: ['clerk', 'buyer'] },
  { name: 'trackings', to: '/trackings', roles: ['clerk'] },
  { name: 'payments', to: '/payments', roles: ['clerk', 'manager'] },
  { name: 'cases', to: '/cases', roles: ['buyer', 'support-agent', 'inspector', 'manager'] },
  { name: 'returns', to: '/returns', roles: ['buyer', 'support-agent', 'clerk'] },
  { name: 'eightDs', to: '/eight-d-reports', roles: ['buyer', 'support-agent'] },
  { name: 'addresses', to: '/settings/addresses', roles: ['buyer', 'company-admin'] },
  { name: 'people', to: '/settings/people', roles: ['company-admin'] },
  { name: 'settings', to: '/settings', roles: ['planner', 'manager'] },
]

export const placesFor = (roles: readonly Role[]): readonly Place[] => places.filter((place) => place.roles === undefined || place.roles.some((role) => roles.includes(role)))
