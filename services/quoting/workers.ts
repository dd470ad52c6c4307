import { implementWorkers } from '#shared/kernel/implementation.ts'
import { measureDocument } from './app/measure-document.ts'
import type { GeometryTools } from './geometry-tools.ts'
import { service } from './service.ts'

export const quotingWorkers = implementWorkers<typeof service, GeometryTools>(service, { measureDocument })
