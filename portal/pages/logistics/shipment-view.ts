import type { ValueOf } from '../../api/clients.ts'

export type Shipment = ValueOf<'logistics', 'readShipment'>
