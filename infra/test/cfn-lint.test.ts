import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PlatformStack } from '../platform-stack.ts'
import { PortalStack } from '../portal-stack.ts'
import { ServiceStack } from '../service-stack.ts'
import { services } from '../services.ts'
import { stages } from '../stages.ts'
import { assets, emptyApp } from './synthesized.ts'

const missing = spawnSync('cfn-lint', ['--version']).status !== 0
if (missing) console.log('skipped: cfn-lint over the templates (there is no cfn-lint on this machine: pipx install cfn-lint)')

// It reads all of CloudFormation's schemas, which takes a busy machine more than the usual minute.
it.skipIf(missing).each(Object.values(stages))('cfn-lint finds no error in the templates of $name', { timeout: 300_000 }, (stage) => {
  const app = emptyApp()
  new PlatformStack(app, { stage, assets })
  for (const manifest of services) new ServiceStack(app, { stage, manifest, assets, atOnce: false })
  new PortalStack(app, { stage, services, assets })
  const { directory, stacks } = app.synth()
  const { status, stdout } = spawnSync('cfn-lint', ['--non-zero-exit-code', 'error', '--format', 'parseable', ...stacks.map(({ templateFile }) => join(directory, templateFile))], { encoding: 'utf8' })
  expect(stdout.split('\n').filter((line) => /:E\d{4}:/.test(line))).toEqual([])
  expect(status).toBe(0)
})
