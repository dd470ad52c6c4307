import type { Role } from '#shared/vocabulary/roles.ts'

/** A page one can go to from anywhere: in the menu and the command palette. `name` is `places.<name>`. */
export type Place = { readonly name: string; readonly to: string; readonly roles?: readonly Role[] }

export const places: readonly Place[] = [
  { name: 'start', to: '/' },
  { name: 'orders', to: '/orders' },
  { name: 'newRequest', to: '/requests/new', roles: ['buyer'] },
]

export const placesFor = (roles: readonly Role[]): readonly Place[] => places.filter((place) => place.roles === undefined || place.roles.some((role) => roles.includes(role)))
