/** Made by `portal/build.ts` from the six contracts: what a browser needs to call a route. */
declare module 'virtual:routes' {
  import type { RouteKind, Method, Path } from '#shared/kernel/contract.ts'
  import type { Role } from '#shared/vocabulary/roles.ts'

  export type RouteLine = { readonly kind: RouteKind; readonly method: Method; readonly path: Path; readonly roles: readonly Role[] }
  export const routes: { readonly [S in 'quoting' | 'contracts' | 'production' | 'quality' | 'logistics' | 'support']: { readonly [name: string]: RouteLine } }
}

/** Made by `portal/build.ts`: where the texts of each language lie. */
declare module 'virtual:words' {
  export const words: { readonly en: string; readonly te: string }
}
