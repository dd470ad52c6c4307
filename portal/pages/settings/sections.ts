import type { Role } from '#shared/vocabulary/roles.ts'

/** A part of the set-up and who works on it. Its name is `places.<name>`, what it is for `settings.<name>`. */
export type Section = { readonly name: string; readonly to: string; readonly roles: readonly Role[] }

/** In the order a new shop sets itself up. */
export const sections: readonly Section[] = [
  { name: 'shop', to: '/settings/shop', roles: ['planner', 'manager'] },
  { name: 'workCentres', to: '/settings/work-centres', roles: ['planner', 'manager'] },
  { name: 'prices', to: '/settings/prices', roles: ['planner', 'manager'] },
  { name: 'materials', to: '/settings/materials', roles: ['planner', 'manager'] },
  { name: 'manufacturability', to: '/settings/manufacturability', roles: ['planner', 'manager'] },
  { name: 'terms', to: '/settings/terms', roles: ['manager'] },
  { name: 'people', to: '/settings/people', roles: ['manager'] },
  { name: 'webhooks', to: '/settings/webhooks', roles: ['manager'] },
  { name: 'deliveries', to: '/settings/deliveries', roles: ['manager'] },
]

export const sectionsFor = (roles: readonly Role[]): readonly Section[] => sections.filter((section) => section.roles.some((role) => roles.includes(role)))
