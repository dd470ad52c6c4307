import { contractsService } from '#services/contracts/handlers.ts'
import type { NoticeTools } from '#services/contracts/app/send-notices.ts'
import { contractsWorkers } from '#services/contracts/workers.ts'
import { logisticsService } from '#services/logistics/handlers.ts'
import { logisticsWorkers } from '#services/logistics/workers.ts'
import { productionService } from '#services/production/handlers.ts'
import { productionWorkers } from '#services/production/workers.ts'
import { qualityService } from '#services/quality/handlers.ts'
import { qualityWorkers } from '#services/quality/workers.ts'
import type { GeometryTools } from '#services/quoting/geometry-tools.ts'
import { quotingService } from '#services/quoting/handlers.ts'
import { quotingWorkers } from '#services/quoting/workers.ts'
import { supportService } from '#services/support/handlers.ts'
import type { DocumentTools } from '#shared/documents/tools.ts'
import type { Hosted } from './runtime.ts'

/** What workers carry, all in one on one machine. */
export type Tools = GeometryTools & DocumentTools

/** The six services in the order of the seven steps. */
export const services: readonly Hosted<Tools & NoticeTools>[] = [
  { service: quotingService, workers: quotingWorkers },
  { service: contractsService, workers: contractsWorkers },
  { service: productionService, workers: productionWorkers },
  { service: qualityService, workers: qualityWorkers },
  { service: logisticsService, workers: logisticsWorkers },
  { service: supportService },
]
