import * as z from 'zod'

/* CloudFormation and Lambda over the wire: what an account holds after a deployment, as it says itself. */

export type Held = { readonly id: string; readonly type: string; readonly physical: string }

const signed = (service: string) => ({ authorization: `AWS4-HMAC-SHA256 Credential=test/20260302/eu-central-1/${service}/aws4_request, SignedHeaders=host, Signature=0` })

const ask = async (endpoint: string, Action: string, given: { readonly [parameter: string]: string } = {}): Promise<string> => {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: signed('cloudformation'),
    body: new URLSearchParams({ Action, Version: '2010-05-15', ...given }),
  })
  if (!answer.ok) throw new Error(`${Action}: ${answer.status} ${await answer.text()}`)
  return answer.text()
}

/** Members of the answer's list; lists within a member are not told apart, and nothing here reads them. */
const members = (xml: string, name: string): readonly string[] => xml.split(new RegExp(`<${name}>`)).slice(1)
const field = (member: string, name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(member)?.[1] ?? ''

/** Each stack by its name, with its status. */
export const stacksAt = async (endpoint: string): Promise<ReadonlyMap<string, string>> =>
  new Map(members(await ask(endpoint, 'DescribeStacks'), 'StackName').map((each) => [each.slice(0, each.indexOf('<')), field(each, 'StackStatus')]))

export const resourcesAt = async (endpoint: string, stack: string): Promise<readonly Held[]> =>
  members(await ask(endpoint, 'DescribeStackResources', { StackName: stack }), 'LogicalResourceId').map((each) => ({
    id: each.slice(0, each.indexOf('<')), type: field(each, 'ResourceType'), physical: field(each, 'PhysicalResourceId'),
  }))

export const exportsAt = async (endpoint: string): Promise<number> => members(await ask(endpoint, 'ListExports'), 'ExportingStackId').length

/** Megabytes a function has. */
export const memoryOf = async (endpoint: string, name: string): Promise<number> => {
  const answer = await fetch(`${endpoint}/2015-03-31/functions/${name}/configuration`, { headers: signed('lambda') })
  return z.object({ MemorySize: z.int() }).parse(await answer.json()).MemorySize
}
