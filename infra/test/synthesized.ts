import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import type { Manifest } from '#shared/kernel/service.ts'
import type { Assets } from '../assets.ts'
import { flags } from '../flags.ts'
import { PlatformStack } from '../platform-stack.ts'
import { PortalStack } from '../portal-stack.ts'
import { ServiceStack } from '../service-stack.ts'
import { services } from '../services.ts'
import type { Stage } from '../stages.ts'

/** A resource as the template has it. Tests read it freely: what is not there is undefined. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Resource = { readonly [name: string]: any }
export type Found = readonly (readonly [id: string, resource: Resource])[]

const scratch = mkdtempSync(join(tmpdir(), 'throughline-cdk-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

/** Folders with a line of code each, in place of the bundles: a template differs by their hashes only. */
export const assets: Assets = (owner, code) => {
  const at = join(scratch, owner, code)
  mkdirSync(at, { recursive: true })
  writeFileSync(join(at, 'index.mjs'), `// ${owner} ${code}\n`)
  return at
}

/** `checked`: CloudFormation's schemas are asked, as in every synthesis from the command line; that takes seconds. */
export const emptyApp = ({ checked }: { readonly checked: boolean } = { checked: false }): App =>
  new App({ analyticsReporting: false, context: flags, outdir: mkdtempSync(join(scratch, 'out-')), builtinCloudFormationValidation: checked })

/** The template of a service's stack, synthesized alone. */
export const serviceTemplate = (manifest: Manifest, stage: Stage, atOnce = false): Template =>
  Template.fromStack(new ServiceStack(emptyApp(), { stage, manifest, assets, atOnce }))

export const platformTemplate = (stage: Stage): Template => Template.fromStack(new PlatformStack(emptyApp(), { stage, assets }))

export const portalTemplate = (stage: Stage): Template => Template.fromStack(new PortalStack(emptyApp(), { stage, services, assets }))

export const found = (template: Template, type: string): Found => Object.entries(template.findResources(type))
export const only = (template: Template, type: string): Resource => {
  const all = found(template, type)
  if (all.length !== 1 || !all[0]) throw new Error(`${all.length} of ${type}`)
  return all[0][1]
}

export const sorted = (texts: readonly unknown[]): readonly string[] => texts.map(String).toSorted()
