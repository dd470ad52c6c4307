import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { portalFiles } from '#portal/build.ts'
import type { Manifest } from '#shared/kernel/service.ts'
import { beside, bundle } from './bundle.ts'
import { functionsOf } from './functions.ts'

/** Where the code of a function lies (a folder with `index.mjs` and what it needs beside it), or the portal's files. */
export type Assets = (owner: string, code: string) => string

/** Owner of what belongs to no service. */
export const platform = 'platform'

/** Code of the function that puts people's roles into their tokens. */
export const claimsCode = 'claims'

/** Owner of the portal's files, and what they are called. */
export const portalOwner = 'portal'
export const portalFilesCode = 'files'

/** Builds the code of all functions below a folder, all at once, and lays the portal's files beside them. */
export const buildAssets = async (services: readonly Manifest[], folder: string): Promise<Assets> => {
  const at: Assets = (owner, code) => join(folder, owner, code)
  const functions = services.flatMap((manifest) => functionsOf(manifest).map((spec) => ({ ...spec, service: manifest.contract.service })))
  await Promise.all([
    portalFiles().then((built) => lay(built, at(portalOwner, portalFilesCode))),
    bundle({ entry: 'shared/adapters/aws/cognito-claims.ts', names: ['cognitoClaims'], folder: at(platform, claimsCode) }),
    ...functions.filter(({ kind }) => kind !== 'webhook').flatMap(({ service, code, entry, exported, tools }) => [
      bundle({ entry, names: [exported], folder: at(service, code) }),
      ...(tools === undefined ? [] : [beside(at(service, code), tools)]),
    ]),
  ])
  return at
}

/** Whole: nothing of an earlier build stays. */
const lay = async (from: string, to: string): Promise<void> => {
  await rm(to, { recursive: true, force: true })
  await cp(from, to, { recursive: true })
}
