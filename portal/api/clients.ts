import { routes } from 'virtual:routes'
import type { contracts } from '#services/contracts/contract.ts'
import type { logistics } from '#services/logistics/contract.ts'
import type { production } from '#services/production/contract.ts'
import type { quality } from '#services/quality/contract.ts'
import type { quoting } from '#services/quoting/contract.ts'
import type { support } from '#services/support/contract.ts'
import { clientOf, type Client, type Input, type Transport } from '#shared/kernel/client.ts'
import type { Contract, Route, RouteName } from '#shared/kernel/contract.ts'
import type { Role } from '#shared/vocabulary/roles.ts'
import type { ServiceName } from './service-names.ts'

export type Contracts = {
  readonly quoting: typeof quoting
  readonly contracts: typeof contracts
  readonly production: typeof production
  readonly quality: typeof quality
  readonly logistics: typeof logistics
  readonly support: typeof support
}
export { serviceNames, type ServiceName } from './service-names.ts'

export type RoutesOf<S extends ServiceName> = RouteName<Contracts[S]>
type RouteOf<S extends ServiceName, N extends RoutesOf<S>> = Contracts[S]['routes'][N] extends infer R extends Route ? R : never
export type QueriesOf<S extends ServiceName> = { [N in RoutesOf<S>]: RouteOf<S, N> extends { readonly kind: 'query' } ? N : never }[RoutesOf<S>]
export type ChangesOf<S extends ServiceName> = Exclude<RoutesOf<S>, QueriesOf<S>>
export type InputOf<S extends ServiceName, N extends RoutesOf<S>> = Input<RouteOf<S, N>>
export type ValueOf<S extends ServiceName, N extends RoutesOf<S>> = Contracts[S]['routes'][N] extends { readonly returns: { readonly _zod: { readonly output: infer V } } } ? V : never

/** One client for each of the six services. */
export type Api = { readonly [S in ServiceName]: Client<Contracts[S]> }

export const apiOver = (transport: (service: ServiceName) => Transport): Api => {
  const over = <C extends Contract>(service: ServiceName): Client<C> => clientOf<C>(routes[service], transport(service), () => crypto.randomUUID())
  return {
    quoting: over<typeof quoting>('quoting'), contracts: over<typeof contracts>('contracts'), production: over<typeof production>('production'),
    quality: over<typeof quality>('quality'), logistics: over<typeof logistics>('logistics'), support: over<typeof support>('support'),
  }
}

/** Who may call a route, as its contract says. */
export const rolesOf = (service: ServiceName, route: string): readonly Role[] => routes[service][route]?.roles ?? []
export const kindOf = (service: ServiceName, route: string): 'query' | 'creation' | 'command' | 'webhook' | undefined => routes[service][route]?.kind
