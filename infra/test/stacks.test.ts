import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { CfnRole } from 'aws-cdk-lib/aws-iam'
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb'
import { Stack, type App } from 'aws-cdk-lib'
import { ArtifactType } from 'aws-cdk-lib/cloud-assembly-schema'
import { describe, expect, it } from 'vitest'
import { services } from '../services.ts'
import { addStacks } from '../stacks.ts'
import { stageOf, stages } from '../stages.ts'
import { assets, emptyApp, platformTemplate, portalTemplate, serviceTemplate } from './synthesized.ts'

const names = ['platform', 'portal', ...services.map(({ contract }) => contract.service)]

/** Synthesizes as the command line does, with every check on; returns what the checks wrote. */
const synthesized = (stage: (typeof stages)[keyof typeof stages], plant?: (stack: Stack) => void) => {
  const app = emptyApp({ checked: true })
  addStacks(app, { services: plant ? [] : services, assets, stage, atOnce: false })
  plant?.(Stack.of(app.node.findChild(`throughline-${stage.name}-platform`)))
  const failed = failureOf(app)
  const report = join(app.outdir, 'validation-report.json')
  return { app, failed, report: existsSync(report) ? readFileSync(report, 'utf8') : '' }
}

const failureOf = (app: App): string | undefined => {
  try {
    app.synth()
    return undefined
  } catch (error) {
    return String(error)
  }
}

describe.each(Object.values(stages))('stage $name', (stage) => {
  const { app, failed, report } = synthesized(stage)
  const stacks = app.synth().stacks

  it('passes cdk-nag (AwsSolutions, Serverless) and the library\'s own rules', () => {
    expect([failed, JSON.parse(report).pluginReports]).toEqual([undefined, []])
  })

  it('has a platform, a portal and one stack for each service', () => {
    expect(stacks.map(({ stackName }) => stackName).toSorted()).toEqual(names.map((name) => `throughline-${stage.name}-${name}`).toSorted())
    for (const { terminationProtection } of stacks) expect(terminationProtection).toBe(stage.keepsData)
  })

  it('ties no stack to another: none exports, imports or waits', () => {
    for (const { template, dependencies } of stacks) {
      expect(JSON.stringify(template)).not.toMatch(/Fn::ImportValue|"Export"|Fn::GetStackOutput/)
      expect(dependencies.filter(({ manifest }) => manifest.type === ArtifactType.AWS_CLOUDFORMATION_STACK)).toEqual([])
    }
  })

  it('makes of each stack alone what it makes of it beside the others', () => {
    const together = new Map(stacks.map(({ stackName, template }) => [stackName, template]))
    for (const manifest of services) expect(serviceTemplate(manifest, stage).toJSON()).toEqual(together.get(`throughline-${stage.name}-${manifest.contract.service}`))
    expect(platformTemplate(stage).toJSON()).toEqual(together.get(`throughline-${stage.name}-platform`))
    expect(portalTemplate(stage).toJSON()).toEqual(together.get(`throughline-${stage.name}-portal`))
  })

  it('names no account, no region and no machine', () => {
    for (const { template, environment } of stacks) {
      expect([environment.account, environment.region]).toEqual(['unknown-account', 'unknown-region'])
      expect(JSON.stringify(template)).not.toMatch(/\b\d{12}\b|\b(eu|us|ap|sa|ca|me|af|il)-[a-z]+-\d\b|\/home\/|\/work\/|\/tmp\//)
    }
  })

  it('shows each service on one dashboard', () => {
    const counts = stacks.filter(({ stackName }) => services.some(({ contract }) => stackName.endsWith(contract.service))).map(({ template }) => Object.values<{ Type: string }>(template.Resources).filter(({ Type }) => Type === 'AWS::CloudWatch::Dashboard').length)
    expect(counts).toEqual(services.map(() => 1))
  })
})

describe('the checks can fail', () => {
  it.each([
    ['AwsSolutions-SQS4', (stack: Stack) => { new Queue(stack, 'Planted') }],
    ['AwsSolutions-IAM5', (stack: Stack) => { new CfnRole(stack, 'Planted', { assumeRolePolicyDocument: {}, policies: [{ policyName: 'p', policyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] } }] }) }],
    ['Serverless-SQSRedrivePolicy', (stack: Stack) => { new Queue(stack, 'Planted', { enforceSSL: true }) }],
    ['CloudFormation Validate', (stack: Stack) => { new CfnTable(stack, 'Planted', { keySchema: [{ attributeName: 'pk', keyType: 'HASHED' }], tableName: 'x' }) }],
  ])('%s', (rule, plant) => {
    const { failed, report } = synthesized(stages.dev, plant)
    expect(failed).toContain('ValidationFailed')
    expect(report).toContain(rule)
  })

  it('and a stage nobody has set up is refused', () => {
    expect(() => stageOf('staging')).toThrow('no stage staging')
  })
})
