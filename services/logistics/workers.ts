import type { DocumentTools } from '#shared/documents/tools.ts'
import { implementWorkers } from '#shared/kernel/implementation.ts'
import { renderShippingDocuments } from './app/render-shipping-documents.ts'
import { service } from './service.ts'

export const logisticsWorkers = implementWorkers<typeof service, DocumentTools>(service, { renderShippingDocuments })
