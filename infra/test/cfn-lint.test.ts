import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addStacks } from '../stacks.ts'
import { services } from '../services.ts'
import { stages } from '../stages.ts'
import { assets, emptyApp } from './synthesized.ts'

const missing = spawnSync('cfn-lint', ['--version']).error !== undefined
if (missing) console.log('skipped: cfn-lint over the templates (there is no cfn-lint on this machine: pipx install cfn-lint)')

describe.skipIf(missing)('cfn-lint', () => {
  it.each(Object.values(stages))('finds no error in the templates of $name', (stage) => {
    const app = emptyApp()
    addStacks(app, { services, assets, stage, atOnce: false })
    const { directory, stacks } = app.synth()
    const { status, stdout } = spawnSync('cfn-lint', ['--non-zero-exit-code', 'error', ...stacks.map(({ templateFile }) => join(directory, templateFile))], { encoding: 'utf8' })
    expect(stdout.split('\n').filter((line) => /^E\d{4} /.test(line))).toEqual([])
    expect(status).toBe(0)
  })
})
