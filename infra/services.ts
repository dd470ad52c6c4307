import { service as contracts } from '#services/contracts/service.ts'
import { service as logistics } from '#services/logistics/service.ts'
import { service as production } from '#services/production/service.ts'
import { service as quality } from '#services/quality/service.ts'
import { service as quoting } from '#services/quoting/service.ts'
import { service as support } from '#services/support/service.ts'
import type { Manifest } from '#shared/kernel/service.ts'

/** Every service that is deployed: one stack each. A new service is one more line. */
export const services: readonly Manifest[] = [quoting, contracts, production, quality, logistics, support]
