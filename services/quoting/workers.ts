import type { DocumentTools } from '#shared/documents/tools.ts'
import { implementWorkers } from '#shared/kernel/implementation.ts'
import { measureDocument } from './app/measure-document.ts'
import { renderPlan } from './app/render-plan.ts'
import type { GeometryTools } from './geometry-tools.ts'
import { service } from './service.ts'

export const quotingWorkers = implementWorkers<typeof service, GeometryTools & DocumentTools>(service, { measureDocument, renderPlan })
