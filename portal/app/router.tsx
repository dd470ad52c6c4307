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
  at('/requests', () => import('../pages/orders/lists.tsx'), 'Requests'),
  at('/requests/new', () => import('../pages/requests/new-request.tsx'), 'NewRequest'),
  at('/requests/$rfqId', () => import('../pages/requests/request.tsx'), 'Request'),
  at('/plans', () => import('../pages/orders/lists.tsx'), 'Plans'),
  at('/plans/$planId', () => import('../pages/plans/plan.tsx'), 'PlanPage'),
  at('/contracts', () => import('../pages/orders/lists.tsx'), 'Contracts'),
  at('/contracts/$contractId', () => import('../pages/contracts/contract.tsx'), 'ContractPage'),
  at('/overview', () => import('../pages/overview/overview.tsx'), 'Overview'),
  at('/work-orders', () => import('../pages/production/lists.tsx'), 'WorkOrders'),
  at('/work-orders/$workOrderId', () => import('../pages/production/work-order.tsx'), 'WorkOrder'),
  at('/lots', () => import('../pages/production/lists.tsx'), 'Lots'),
  at('/lots/$lotId', () => import('../pages/production/lot.tsx'), 'Lot'),
  at('/heats/$heatId', () => import('../pages/production/heat.tsx'), 'Heat'),
  at('/terminal', () => import('../pages/terminal/terminal.tsx'), 'Terminal'),
  at('/schedule', () => import('../pages/production/schedule/schedule.tsx'), 'SchedulePage'),
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
  at('/shipments', () => import('../pages/logistics/lists.tsx'), 'Shipments'),
  at('/shipments/$shipmentId', () => import('../pages/logistics/shipment.tsx'), 'ShipmentPage'),
  at('/trackings', () => import('../pages/logistics/lists.tsx'), 'Trackings'),
  at('/stock', () => import('../pages/logistics/lists.tsx'), 'Stock'),
  at('/payments', () => import('../pages/payments/payments.tsx'), 'Payments'),
  at('/payments/$paymentId', () => import('../pages/payments/payments.tsx'), 'PaymentPage'),
  at('/cases', () => import('../pages/support/lists.tsx'), 'Cases'),
  at('/cases/new', () => import('../pages/support/new-case.tsx'), 'NewCase'),
  at('/cases/$caseId', () => import('../pages/support/case.tsx'), 'CasePage'),
  at('/returns', () => import('../pages/support/lists.tsx'), 'Returns'),
  at('/returns/$rmaId', () => import('../pages/support/return.tsx'), 'Return'),
  at('/eight-d-reports', () => import('../pages/support/lists.tsx'), 'EightDReports'),
  at('/eight-d-reports/$reportId', () => import('../pages/support/eight-d.tsx'), 'EightDReport'),
  at('/settings', () => import('../pages/settings/settings.tsx'), 'Settings'),
  at('/settings/shop', () => import('../pages/settings/shop.tsx'), 'ShopPage'),
  at('/settings/terms', () => import('../pages/settings/terms.tsx'), 'TermsPage'),
  at('/settings/prices', () => import('../pages/settings/prices.tsx'), 'PricesPage'),
  at('/settings/manufacturability', () => import('../pages/settings/manufacturability.tsx'), 'ManufacturabilityPage'),
  at('/settings/materials', () => import('../pages/settings/materials.tsx'), 'MaterialsPage'),
  at('/settings/work-centres', () => import('../pages/settings/work-centres.tsx'), 'WorkCentres'),
  at('/settings/work-centres/$workCentreId', () => import('../pages/settings/work-centre.tsx'), 'WorkCentrePage'),
  at('/notifications', () => import('../pages/notifications/notifications.tsx'), 'Notifications'),
  at('/settings/addresses', () => import('../pages/settings/addresses.tsx'), 'AddressesPage'),
  at('/settings/people', () => import('../pages/settings/people.tsx'), 'PeoplePage'),
  at('/developers', () => import('../pages/developers/developers.tsx'), 'Developers'),
  at('/developers/routes/$service/$route', () => import('../pages/developers/one.tsx'), 'RoutePage'),
  at('/developers/events/$type', () => import('../pages/developers/one.tsx'), 'EventPage'),
  at('/settings/webhooks', () => import('../pages/settings/webhooks.tsx'), 'Webhooks'),
  at('/settings/deliveries', () => import('../pages/settings/deliveries.tsx'), 'Deliveries'),
  at('/settings/deliveries/$from/$deliveryId', () => import('../pages/settings/deliveries.tsx'), 'DeliveryPage'),
] as const

export const router = createRouter({ routeTree: root.addChildren([...routes]), defaultPreload: 'intent', scrollRestoration: true, defaultErrorComponent: Broken })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
