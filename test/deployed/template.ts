import { readFileSync } from 'node:fs'
import * as z from 'zod'

/**
 * A synthesized template as an account would hold it: every reference between its resources and every parameter has been resolved to a
 * name or an ARN of one made-up account. Only what the stacks use is known here; anything else throws, so nothing is resolved wrongly.
 */
export type Stack = { readonly name: string; readonly resources: readonly Resource[] }
export type Resource = { readonly id: string; readonly type: string; readonly properties: Properties }
export type Properties = { readonly [name: string]: Json }
export type Json = string | number | boolean | null | readonly Json[] | Properties

export const pseudo: { readonly [name: string]: string } = {
  'AWS::AccountId': '000000000000', 'AWS::Partition': 'aws', 'AWS::Region': 'eu-central-1', 'AWS::URLSuffix': 'amazonaws.com', 'AWS::StackId': 'arn:aws:cloudformation:eu-central-1:000000000000:stack/stack/1',
}
const arn = (service: string, rest: string): string => `arn:aws:${service}:${pseudo['AWS::Region']}:${pseudo['AWS::AccountId']}:${rest}`

const Template = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.record(z.string(), z.json()).default({}) })),
  Parameters: z.record(z.string(), z.object({ Type: z.string(), Default: z.string().optional() })).default({}),
})
type Template = z.infer<typeof Template>

/** `parameters`: of Systems Manager, by name; a stack that is deployed before another notes there what that one needs. */
export const readStack = (file: string, name: string, parameters: Map<string, string>): Stack => {
  const template = Template.parse(JSON.parse(readFileSync(file, 'utf8')))
  const resolve = resolver(name, template, parameters)
  const resources = Object.entries(template.Resources).map(([id, { Type, Properties }]) => ({ id, type: Type, properties: Named.parse(resolve(Properties)) }))
  for (const { type, properties } of resources) if (type === 'AWS::SSM::Parameter') parameters.set(textOf(properties, 'Name'), textOf(properties, 'Value'))
  return { name, resources }
}
const Named = z.record(z.string(), z.json())

export const textOf = (properties: Properties, name: string): string => z.string({ error: `${name} is no text` }).parse(properties[name])
export const ofType = (stack: Stack, type: string): readonly Resource[] => stack.resources.filter((each) => each.type === type)

const resolver = (stack: string, { Resources, Parameters }: Template, parameters: ReadonlyMap<string, string>) => {
  const parameter = (name: string): Json | undefined => {
    const declared = Parameters[name]
    if (!declared) return undefined
    if (!declared.Type.startsWith('AWS::SSM::Parameter::Value')) return declared.Default ?? ''
    const value = parameters.get(declared.Default ?? '')
    if (value === undefined) throw new Error(`${stack}: no parameter ${declared.Default}`)
    return declared.Type.includes('List<') ? value.split(',') : value
  }
  const nameOf = (id: string): string => {
    const found = Resources[id]
    if (!found) throw new Error(`${stack}: nothing is called ${id}`)
    const property = names[found.Type]
    const name = property === undefined ? undefined : found.Properties[property]
    return name === undefined ? `${stack}-${id}` : text(resolve(name))
  }
  const reference = (id: string): Json => {
    if (id === 'AWS::NoValue') return null
    return pseudo[id] ?? (id === 'AWS::StackName' ? stack : undefined) ?? parameter(id) ?? refOf(Resources[id]?.Type ?? '', nameOf(id))
  }
  const substituted = (pattern: string, own: Properties): string =>
    pattern.replaceAll(/\$\{([^}!]+)\}/g, (_, name: string) => (name in own ? text(own[name] ?? '') : name.includes('.') ? attribute(name.split('.')) : text(reference(name))))
  const attribute = ([id = '', ...rest]: readonly string[]): string => attributeOf(Resources[id]?.Type ?? '', nameOf(id), rest.join('.'))

  const intrinsic = (name: string, given: Json): Json => {
    switch (name) {
      case 'Ref': return reference(text(given))
      case 'Fn::GetAtt': return attribute(z.array(z.string()).parse(given))
      case 'Fn::Sub': {
        const [pattern, own] = typeof given === 'string' ? [given, {}] : z.tuple([z.string(), Named]).parse(given)
        return substituted(pattern, Named.parse(resolve(own)))
      }
      case 'Fn::Join': {
        const [separator, parts] = z.tuple([z.string(), z.json()]).parse(given)
        return z.array(z.string()).parse(resolve(parts)).join(separator)
      }
      case 'Fn::Select': {
        const [at, from] = z.tuple([z.coerce.number(), z.json()]).parse(given)
        return z.array(z.string()).parse(resolve(from))[at] ?? ''
      }
      case 'Fn::Split': {
        const [separator, whole] = z.tuple([z.string(), z.json()]).parse(given)
        return text(resolve(whole)).split(separator)
      }
      default: throw new Error(`${stack}: ${name} is not known here`)
    }
  }
  const resolve = (value: Json): Json => {
    if (value === null || typeof value !== 'object') return value
    if (isList(value)) return value.map(resolve).filter((each) => each !== null)
    const [[name = '', given = null] = [], ...more] = Object.entries(value)
    if (more.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) return intrinsic(name, given)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(each)]))
  }
  return resolve
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
const text = (value: Json): string => z.string().parse(value)

/** The property that says what a thing of a type is called. */
const names: { readonly [type: string]: string } = {
  'AWS::DynamoDB::GlobalTable': 'TableName', 'AWS::S3::Bucket': 'BucketName', 'AWS::SQS::Queue': 'QueueName', 'AWS::Lambda::Function': 'FunctionName',
  'AWS::SecretsManager::Secret': 'Name', 'AWS::Events::EventBus': 'Name', 'AWS::SNS::Topic': 'TopicName', 'AWS::Logs::LogGroup': 'LogGroupName', 'AWS::SSM::Parameter': 'Name',
}

export const queueUrl = (name: string): string => `https://sqs.${pseudo['AWS::Region']}.amazonaws.com/${pseudo['AWS::AccountId']}/${name}`
/** Secrets Manager puts six characters of its own behind a name. */
export const secretArn = (name: string): string => arn('secretsmanager', `secret:${name}-a1B2c3`)
export const tableArn = (name: string): string => arn('dynamodb', `table/${name}`)
export const bucketArn = (name: string): string => `arn:aws:s3:::${name}`
export const busArn = (name: string): string => arn('events', `event-bus/${name}`)
export const logArn = (name: string): string => arn('logs', `log-group:${name}:*`)
export const queueArn = (name: string): string => arn('sqs', name)
export const identityArn = (domain: string): string => arn('ses', `identity/${domain}`)
export const poolArn = (id: string): string => arn('cognito-idp', `userpool/${id}`)

const arns: { readonly [type: string]: (name: string) => string } = {
  'AWS::DynamoDB::GlobalTable': tableArn,
  'AWS::S3::Bucket': bucketArn,
  'AWS::SQS::Queue': queueArn,
  'AWS::Lambda::Function': (name) => arn('lambda', `function:${name}`),
  'AWS::SecretsManager::Secret': secretArn,
  'AWS::Events::EventBus': busArn,
  'AWS::Logs::LogGroup': logArn,
  'AWS::KMS::Key': (name) => arn('kms', `key/${name}`),
  'AWS::SNS::Topic': (name) => arn('sns', name),
}

/** What `Ref` yields: a URL of queues, an ARN of some, a name of most. */
const refOf = (type: string, name: string): string => {
  if (type === 'AWS::SQS::Queue') return queueUrl(name)
  if (type === 'AWS::Lambda::Alias' || type === 'AWS::Lambda::Version' || type === 'AWS::SecretsManager::Secret' || type === 'AWS::SNS::Topic') return (arns[type] ?? ((each) => arn('lambda', `function:${each}`)))(name)
  return name
}

const attributeOf = (type: string, name: string, attribute: string): string => {
  if (attribute === 'Arn') return (arns[type] ?? ((each) => arn('other', each)))(name)
  if (attribute === 'StreamArn') return `${tableArn(name)}/stream/made-up`
  return `${name}.${attribute}`
}
