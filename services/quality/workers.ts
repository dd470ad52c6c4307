import type { DocumentTools } from '#shared/documents/tools.ts'
import { implementWorkers } from '#shared/kernel/implementation.ts'
import { renderCertificate } from './app/render-certificate.ts'
import { service } from './service.ts'

export const qualityWorkers = implementWorkers<typeof service, DocumentTools>(service, { renderCertificate })
