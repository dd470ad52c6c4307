import * as z from 'zod'
import type { Running } from '../process.ts'
import { json, standIn } from './serve.ts'

const GetSecretValue = z.object({ SecretId: z.string() })

export type SecretsStandIn = Running & { readonly asked: () => number }

/** Secrets Manager as far as the secrets port needs it: GetSecretValue of secrets by their full id, read anew for every request. */
export const secretsManagerStandIn = async (values: { readonly [id: string]: string }): Promise<SecretsStandIn> => {
  let asked = 0
  const server = await standIn(({ headers, body }) => {
    asked += 1
    if (headers['x-amz-target'] !== 'secretsmanager.GetSecretValue') return json({ __type: 'InvalidRequestException' }, 400)
    const { SecretId } = GetSecretValue.parse(JSON.parse(body.toString()))
    const value = values[SecretId]
    if (value === undefined) return json({ __type: 'ResourceNotFoundException', message: 'Secrets Manager can\'t find the specified secret.' }, 400)
    return json({ ARN: `arn:aws:secretsmanager:eu-central-1:000000000000:secret:${SecretId}`, Name: SecretId, SecretString: value })
  })
  return { ...server, asked: () => asked }
}
