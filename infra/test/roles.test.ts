import { describe, expect, it } from 'vitest'
import { services } from '../services.ts'
import { stages } from '../stages.ts'
import { found, platformTemplate, serviceTemplate, type Resource } from './synthesized.ts'

const templates = Object.values(stages).flatMap((stage) => [
  { name: `platform in ${stage.name}`, stage: stage.name, template: platformTemplate(stage) },
  ...services.map((manifest) => ({ name: `${manifest.contract.service} in ${stage.name}`, stage: stage.name, template: serviceTemplate(manifest, stage) })),
])

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])
const statementsOf = (role: Resource): readonly Resource[] => (role['Policies'] ?? []).flatMap((each: Resource) => each['PolicyDocument'].Statement)

/** The one resource that no template can name: files, which are named by their owner and hash. */
const isFiles = (resource: unknown): boolean => /^\{"Fn::Join":\["",\[\{"Fn::GetAtt":\["FilesBucket[0-9A-F]{8}","Arn"\]\},"\/\*\/sha256\/\*"\]\]\}$/.test(JSON.stringify(resource))

/** Whoever the account's administrators let, and only after a second factor. */
const assumedWithSecondFactor = {
  Action: 'sts:AssumeRole', Effect: 'Allow', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':root']] } },
}

describe.each(templates)('roles of $name', ({ name, stage, template }) => {
  const [operator, isPlatform] = [`throughline-${stage}-operator`, name.startsWith('platform')]
  const elsewhere = found(template, 'AWS::IAM::Policy').map(([, { Properties }]) => Properties)
  const roles = found(template, 'AWS::IAM::Role').map(([id, { Properties }]) => [id, Properties] as const)

  it('say themselves what they allow: no managed policy, and no policy elsewhere but what each service lets operators do', () => {
    expect(roles.length).toBeGreaterThan(0)
    expect(roles.filter(([, { ManagedPolicyArns }]) => ManagedPolicyArns !== undefined)).toEqual([])
    expect(found(template, 'AWS::IAM::ManagedPolicy')).toEqual([])
    expect(elsewhere.map(({ Roles }) => Roles)).toEqual(isPlatform ? [] : [[operator]])
    for (const [, role] of roles) expect(statementsOf(role).length).toBeGreaterThan(0)
  })

  it('name every action and every resource in full', () => {
    const statements = [...roles.flatMap(([, role]) => statementsOf(role)), ...elsewhere.flatMap(({ PolicyDocument }): readonly Resource[] => PolicyDocument.Statement)]
    expect(statements.flatMap(({ Action }) => listOf(Action).map(String)).filter((action) => action.includes('*'))).toEqual([])
    expect(statements.flatMap(({ Resource: named }) => listOf(named)).filter((named) => JSON.stringify(named).includes('*') && !isFiles(named))).toEqual([])
    expect(statements.filter(({ Effect, NotAction, NotResource }) => Effect !== 'Allow' || NotAction !== undefined || NotResource !== undefined)).toEqual([])
  })

  it('are one for each function, one that releases them where that is gradual, and one for operators', () => {
    const functions = found(template, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties.Role['Fn::GetAtt'][0])
    expect(new Set(functions).size).toBe(functions.length)
    const others = roles.filter(([id]) => !functions.includes(id)).map(([, role]) => [role['RoleName'], role['AssumeRolePolicyDocument'].Statement])
    const releaser = [undefined, [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'codedeploy.amazonaws.com' } }]]
    expect(others).toEqual(isPlatform ? [[operator, [assumedWithSecondFactor]]] : found(template, 'AWS::CodeDeploy::Application').length > 0 ? [releaser] : [])
  })
})

describe('a function may do what its kind needs', () => {
  const actionsOf = (service: string, role: string): readonly string[] => {
    const template = templates.find(({ name }) => name === `${service} in dev`)?.template
    if (!template) throw new Error(`no ${service}`)
    const [, properties] = found(template, 'AWS::IAM::Role').map(([id, { Properties }]) => [id, Properties] as const).find(([id]) => id.startsWith(`${role}Role`)) ?? []
    return properties ? statementsOf(properties).flatMap(({ Action }) => listOf(Action).map(String)).toSorted() : []
  }
  const logs = ['logs:CreateLogStream', 'logs:PutLogEvents']
  const queue = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage']

  it.each([
    ['production', 'Relay', ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams', 'events:PutEvents', ...logs, 'sqs:SendMessage']],
    ['production', 'Http', ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem', 'kms:Decrypt', ...logs, 's3:GetObject', 'secretsmanager:GetSecretValue']],
    ['contracts', 'Webhook', ['dynamodb:GetItem', 'dynamodb:PutItem', ...logs, 'secretsmanager:GetSecretValue']],
    ['quality', 'Http', ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem', 'kms:Decrypt', ...logs, 's3:GetObject', 'secretsmanager:GetSecretValue']],
    ['quality', 'RenderCertificate', ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'kms:GenerateDataKey', ...logs, 's3:PutObject', ...queue]],
    ['quoting', 'MeasureDocument', ['dynamodb:GetItem', 'dynamodb:PutItem', 'kms:Decrypt', 'kms:GenerateDataKey', ...logs, 's3:GetObject', 's3:ListBucket', 's3:PutObject', ...queue]],
    ['quoting', 'Inbox', ['dynamodb:GetItem', 'dynamodb:PutItem', ...logs, ...queue]],
  ])('%s %s', (service, role, actions) => {
    expect(actionsOf(service, role)).toEqual(actions)
  })
})
