import * as z from 'zod'
import type { Properties, Resource, Stack } from './template.ts'
import { ofType, textOf } from './template.ts'

/** A call to AWS as permissions see it. */
export type Call = { readonly action: string; readonly resource: string }
/** What one statement of a role allows. */
export type Allowance = { readonly actions: readonly string[]; readonly resources: readonly string[] }

const several = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())
const Statement = z.strictObject({ Sid: z.string().optional(), Effect: z.literal('Allow'), Action: several, Resource: several })
const Policy = z.object({ PolicyDocument: z.object({ Statement: z.array(Statement) }) })
const Attached = Policy.extend({ Roles: z.array(z.string()) })

/**
 * All that a function may do: its role's own policies. Denials, conditions, managed policies and policies attached from elsewhere are not
 * understood and throw, so that no role seems wider or narrower than it is.
 */
export const allowancesOf = (stack: Stack, { properties }: Resource): readonly Allowance[] => {
  const roles = ofType(stack, 'AWS::IAM::Role')
  const role = roles.find((each) => textOf(properties, 'Role').endsWith(`${stack.name}-${each.id}`))
  if (!role) throw new Error(`${textOf(properties, 'FunctionName')}: its role is not in ${stack.name}`)
  if (role.properties['ManagedPolicyArns'] !== undefined) throw new Error(`${role.id} has managed policies`)
  for (const { id, properties: attached } of [...ofType(stack, 'AWS::IAM::Policy'), ...ofType(stack, 'AWS::IAM::ManagedPolicy')]) {
    if (JSON.stringify(attached['Roles'] ?? []).includes(role.id)) throw new Error(`${id} is attached to ${role.id}`)
  }
  return policiesOf(role.properties).flatMap(allowancesIn)
}

/** The policies of a role of a name: its own, and those that any of the stacks attaches to it by its name. */
export const policiesOfRole = (stacks: readonly Stack[], name: string): readonly z.infer<typeof Policy>[] =>
  stacks.flatMap((stack) => [
    ...ofType(stack, 'AWS::IAM::Role').filter(({ properties }) => properties['RoleName'] === name).flatMap(({ properties }) => policiesOf(properties)),
    ...ofType(stack, 'AWS::IAM::Policy').map(({ properties }) => Attached.parse(properties)).filter(({ Roles }) => Roles.includes(name)),
  ])

export const allowancesOfRole = (stacks: readonly Stack[], name: string): readonly Allowance[] => policiesOfRole(stacks, name).flatMap(allowancesIn)

const allowancesIn = ({ PolicyDocument }: z.infer<typeof Policy>): readonly Allowance[] => PolicyDocument.Statement.map(({ Action, Resource: on }) => ({ actions: Action, resources: on }))

const policiesOf = (properties: Properties) => z.array(Policy).parse(properties['Policies'] ?? [])

export const allows = (allowances: readonly Allowance[], { action, resource }: Call): boolean =>
  allowances.some(({ actions, resources }) => actions.some((each) => matches(each, action)) && resources.some((each) => matches(each, resource)))

/** `*` stands for any text, `?` for one character, as in a policy. */
const matches = (pattern: string, value: string): boolean =>
  new RegExp(`^${pattern.split('').map((each) => (each === '*' ? '.*' : each === '?' ? '.' : each.replace(/[.+^${}()|[\]\\/]/, '\\$&'))).join('')}$`).test(value)

/** Every action of a role on every resource, one by one. */
export const granted = (allowances: readonly Allowance[]): readonly Call[] =>
  allowances.flatMap(({ actions, resources }) => actions.flatMap((action) => resources.map((resource) => ({ action, resource }))))
