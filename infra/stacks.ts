import type { App } from 'aws-cdk-lib'
import type { Manifest } from '#shared/kernel/service.ts'
import type { Assets } from './assets.ts'
import { check } from './checks.ts'
import { PlatformStack } from './platform-stack.ts'
import { PortalStack } from './portal-stack.ts'
import { ServiceStack } from './service-stack.ts'
import type { Stage } from './stages.ts'

export type Deployment = {
  readonly services: readonly Manifest[]
  readonly assets: Assets
  readonly stage: Stage
  /** `-c at-once=true`: a release that waits for nobody and that no alarm takes back. */
  readonly atOnce: boolean
}

/** All stacks of a stage. The portal's stands beside the others: it finds each service by the parameter with its address. */
export const addStacks = (app: App, { services, assets, stage, atOnce }: Deployment): void => {
  new PlatformStack(app, { stage, assets })
  for (const manifest of services) new ServiceStack(app, { stage, assets, manifest, atOnce })
  new PortalStack(app, { stage, services, assets })
  check(app)
}
