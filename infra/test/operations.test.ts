import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../bundle.ts'
import { functionsOf } from '../functions.ts'
import { services } from '../services.ts'
import { stages } from '../stages.ts'
import { found, only, platformTemplate, serviceTemplate, sorted, type Found } from './synthesized.ts'

const { dev, prod } = stages
const made = services.map((manifest) => ({ service: manifest.contract.service, manifest, inDev: serviceTemplate(manifest, dev), inProd: serviceTemplate(manifest, prod), atOnce: serviceTemplate(manifest, prod, true) }))
const alarmsOf = (template: (typeof made)[number]['inDev']): Found => found(template, 'AWS::CloudWatch::Alarm')
const alarms = [...made.flatMap(({ inProd }) => alarmsOf(inProd)), ...alarmsOf(platformTemplate(prod))].map(([, { Properties }]) => Properties)
const runbooks = join(root, 'docs/runbooks')

describe('alarms', () => {
  it('say what they mean for people, in a sentence, and name a runbook that is there', () => {
    expect(alarms.length).toBeGreaterThan(100)
    for (const { AlarmDescription } of alarms) {
      const [, impact = '', runbook = ''] = /^(.{40,}\.) Runbook: docs\/runbooks\/([a-z-]+\.md)$/.exec(AlarmDescription) ?? []
      expect(impact, AlarmDescription).toMatch(/\b(people|customers|staff|partners?|order|nobody|orders|work|documents)\b/i)
      expect(existsSync(join(runbooks, runbook)), runbook).toBe(true)
    }
  })

  it('use every runbook, each of which says what it means, where to look and what to do', () => {
    const used = new Set(alarms.map(({ AlarmDescription }) => /([a-z-]+\.md)$/.exec(AlarmDescription)?.[1]))
    const there = readdirSync(runbooks)
    expect(sorted([...used])).toEqual(sorted(there))
    for (const file of there) {
      const text = readFileSync(join(runbooks, file), 'utf8')
      expect(text.match(/^## .+$/gm), file).toEqual(['## What it means', '## Look here', '## Do this'])
      expect(text.split('\n').length, file).toBeLessThanOrEqual(60)
    }
  })

  it('have names of their own, and ring and stop on the platform\'s topic', () => {
    expect(new Set(alarms.map(({ AlarmName }) => AlarmName)).size).toBe(alarms.length)
    for (const { AlarmActions, OKActions } of alarms) {
      expect(AlarmActions).toHaveLength(1)
      expect(OKActions).toEqual(AlarmActions)
    }
  })

  it.each(made)('watch every dead-letter queue of $service for its first message', ({ inProd }) => {
    const dead = found(inProd, 'AWS::SQS::Queue').filter(([, { Properties }]) => Properties.RedrivePolicy === undefined).map(([id]) => id)
    const watched = alarmsOf(inProd).map(([, { Properties }]) => Properties).filter(({ MetricName, Threshold }) => MetricName === 'ApproximateNumberOfMessagesVisible' && Threshold === 0)
    expect(sorted(watched.map(({ Dimensions }) => Dimensions[0].Value['Fn::GetAtt'][0]))).toEqual(sorted(dead))
  })

  it.each(made)('of $service stand on its dashboard', ({ inDev }) => {
    const body = JSON.stringify(only(inDev, 'AWS::CloudWatch::Dashboard')['Properties'].DashboardBody)
    expect(alarmsOf(inDev).filter(([id]) => !body.includes(`"${id}"`)).map(([id]) => id)).toEqual([])
  })
})

describe('releases', () => {
  it.each(made)('of $service are gradual in prod, and an alarm of its own takes them back', ({ manifest, inProd }) => {
    const groups = found(inProd, 'AWS::CodeDeploy::DeploymentGroup').map(([, { Properties }]) => Properties)
    const aliases = found(inProd, 'AWS::Lambda::Alias')
    expect([groups.length, aliases.length]).toEqual([functionsOf(manifest).length, functionsOf(manifest).length])
    for (const [, { Properties, UpdatePolicy }] of aliases) expect([Properties.Name, UpdatePolicy?.CodeDeployLambdaAliasUpdate !== undefined]).toEqual(['live', true])
    const own = new Set(alarmsOf(inProd).map(([id]) => id))
    for (const { AlarmConfiguration, AutoRollbackConfiguration, DeploymentConfigName } of groups) {
      expect([AutoRollbackConfiguration, DeploymentConfigName]).toEqual([{ Enabled: true, Events: expect.arrayContaining(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM']) }, 'CodeDeployDefault.LambdaCanary10Percent5Minutes'])
      expect(AlarmConfiguration.Enabled).toBe(true)
      expect(AlarmConfiguration.Alarms.length).toBeGreaterThan(5)
      expect(AlarmConfiguration.Alarms.filter(({ Name }: { Name: { Ref: string } }) => !own.has(Name.Ref))).toEqual([])
    }
  })

  it.each(made)('of $service reach whoever calls or polls it through the alias', ({ inProd }) => {
    const callers = [...found(inProd, 'AWS::ApiGatewayV2::Integration').map(([, { Properties }]) => Properties.IntegrationUri), ...found(inProd, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties.FunctionName)]
    const aliases = new Set(found(inProd, 'AWS::Lambda::Alias').map(([id]) => id))
    expect(callers.length).toBe(aliases.size)
    expect(new Set(callers.map((each) => [...aliases].find((id) => JSON.stringify(each).includes(id)))).size).toBe(aliases.size)
  })

  it.each(made)('of $service wait for no alarm when told so', ({ atOnce }) => {
    for (const [, { Properties }] of found(atOnce, 'AWS::CodeDeploy::DeploymentGroup')) {
      expect([Properties.DeploymentConfigName, Properties.AlarmConfiguration?.Alarms ?? []]).toEqual(['CodeDeployDefault.LambdaAllAtOnce', []])
    }
  })

  it.each(made)('of $service are plain in dev', ({ inDev }) => {
    expect([...found(inDev, 'AWS::Lambda::Alias'), ...found(inDev, 'AWS::CodeDeploy::Application')]).toEqual([])
  })
})
