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
  at('/overview', () => import('../pages/overview/overview.tsx'), 'Overview'),
  at('/work-orders', () => import('../pages/production/lists.tsx'), 'WorkOrders'),
  at('/work-orders/$workOrderId', () => import('../pages/production/work-order.tsx'), 'WorkOrder'),
  at('/lots', () => import('../pages/production/lists.tsx'), 'Lots'),
  at('/lots/$lotId', () => import('../pages/production/lot.tsx'), 'Lot'),
  at('/heats/$heatId', () => import('../pages/production/heat.tsx'), 'Heat'),
  at('/tooling', () => import('../pages/production/lists.tsx'), 'ToolingList'),
  at('/tooling/$toolingId', () => import('../pages/production/tooling.tsx'), 'Tooling'),
  at('/inspections', () => import('../pages/quality/lists.tsx'), 'Inspections'),
  at('/inspections/$inspectionId', () => import('../pages/quality/inspection.tsx'), 'Inspection'),
  at('/nonconformances', () => import('../pages/quality/lists.tsx'), 'Nonconformances'),
  at('/nonconformances/$ncrId', () => import('../pages/quality/nonconformance.tsx'), 'Nonconformance'),
  at('/first-articles', () => import('../pages/quality/lists.tsx'), 'FirstArticles'),
  at('/first-articles/$faiId', () => import('../pages/quality/first-article.tsx'), 'FirstArticle'),
  at('/gauges', () => import('../pages/quality/lists.tsx'), 'Gauges'),
  at('/gauges/$gaugeId', () => import('../pages/quality/gauge.tsx'), 'Gauge'),
  at('/sampling', () => import('../pages/quality/lists.tsx'), 'Sampling'),
] as const

export const router = createRouter({ routeTree: root.addChildren([...routes]), defaultPreload: 'intent', scrollRestoration: true, defaultErrorComponent: Broken })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
