import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { buildAssets } from './assets.ts'
import { root } from './bundle.ts'
import { flags } from './flags.ts'
import { services } from './services.ts'
import { addStacks } from './stacks.ts'
import { stageOf } from './stages.ts'

const app = new App({ analyticsReporting: false, context: flags })
const assets = await buildAssets(services, join(root, 'out/functions'))
addStacks(app, { services, assets, stage: stageOf(app.node.tryGetContext('stage')), atOnce: app.node.tryGetContext('at-once') !== undefined })
app.synth()
