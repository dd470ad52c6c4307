import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Broken } from '../pages/broken.tsx'
import { NotHere } from '../pages/not-here.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotHere })
const at = <P extends string>(path: P, load: () => Promise<{ readonly [name: string]: unknown }>, name: string) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load as never, name as never) })

/** Every page has an address; each comes with its code when it is first opened. */
const routes = [
  at('/', () => import('../pages/start.tsx'), 'Start'),
  at('/orders', () => import('../pages/orders/orders.tsx'), 'Orders'),
  at('/orders/$orderId', () => import('../pages/orders/order.tsx'), 'Order'),
  at('/requests/new', () => import('../pages/requests/new-request.tsx'), 'NewRequest'),
  at('/requests/$rfqId', () => import('../pages/requests/request.tsx'), 'Request'),
  at('/plans/$planId', () => import('../pages/plans/plan.tsx'), 'PlanPage'),
  at('/contracts/$contractId', () => import('../pages/contracts/contract.tsx'), 'ContractPage'),
] as const

export const router = createRouter({ routeTree: root.addChildren([...routes]), defaultPreload: 'intent', scrollRestoration: true, defaultErrorComponent: Broken })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
