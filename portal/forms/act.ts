import type { PathNames } from '#shared/kernel/contract.ts'
import type { ChangesOf, Contracts, ServiceName } from '../api/clients.ts'
import type { ActionTarget } from './action-dialog.tsx'

type ParamsOf<S extends ServiceName, N extends ChangesOf<S>> = Contracts[S]['routes'][N] extends { readonly path: infer P extends string } ? { readonly [K in PathNames<P>]: string } : never

/** A command of a service upon a thing one sees, checked against its contract. */
export const act = <S extends ServiceName, N extends ChangesOf<S>>(service: S, route: N, params: ParamsOf<S, N>, rest: Omit<ActionTarget, 'service' | 'route' | 'params'> = {}): ActionTarget =>
  ({ service, route, params, ...rest })

/** Actions by the state they make sense in: only those of the present state come back. */
export const inState = (status: string, table: { readonly [status: string]: readonly ActionTarget[] }): readonly ActionTarget[] => table[status] ?? []
