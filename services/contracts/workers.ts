import type { DocumentTools } from '#shared/documents/tools.ts'
import { implementWorkers } from '#shared/kernel/implementation.ts'
import { renderContract } from './app/render-contract.ts'
import { service } from './service.ts'

export const contractsWorkers = implementWorkers<typeof service, DocumentTools>(service, { renderContract })
