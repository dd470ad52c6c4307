import { join } from 'node:path'
import type { Manifest } from '#shared/kernel/service.ts'
import { beside, bundle } from './bundle.ts'
import { functionsOf } from './functions.ts'

/** Where the code of a function lies: a folder with `index.mjs` and what it needs beside it. */
export type Assets = (owner: string, code: string) => string

/** Owner of what belongs to no service. */
export const platform = 'platform'

/** Code of the function that puts people's roles into their tokens. */
export const claimsCode = 'claims'

/** Builds the code of all functions below a folder, all at once. */
export const buildAssets = async (services: readonly Manifest[], folder: string): Promise<Assets> => {
  const at: Assets = (owner, code) => join(folder, owner, code)
  const functions = services.flatMap((manifest) => functionsOf(manifest).map((spec) => ({ ...spec, service: manifest.contract.service })))
  await Promise.all([
    bundle({ entry: 'shared/adapters/aws/cognito-claims.ts', names: ['cognitoClaims'], folder: at(platform, claimsCode) }),
    ...functions.filter(({ kind }) => kind !== 'webhook').flatMap(({ service, code, entry, exported, tools }) => [
      bundle({ entry, names: [exported], folder: at(service, code) }),
      ...(tools === undefined ? [] : [beside(at(service, code), tools)]),
    ]),
  ])
  return at
}
