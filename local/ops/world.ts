import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { awsOperations } from '#shared/adapters/aws/operations.ts'
import { localOperations } from '#shared/adapters/local/operations.ts'
import type { Operations } from '#shared/kernel/operations/port.ts'
import type { Clock } from '#shared/kernel/ports.ts'
import type { Manifest } from '#shared/kernel/service.ts'
import { FolderInUse, lockFolder } from '../folder-lock.ts'
import { services } from '../services.ts'
import { Misused, Refused, textOf, type Values, type Words } from './terminal.ts'

export const manifests: readonly Manifest[] = services.map(({ service }) => service.manifest)

/** The state folder that is meant, which must be one. */
export const folderOf = (values: Values, t: Words): string => {
  const directory = resolve(textOf(values, 'data') ?? 'data')
  if (!existsSync(join(directory, 'queues.db'))) throw new Refused(t('noFolder', { directory }))
  return directory
}

/**
 * Works on the installation that is meant: a stage on AWS, or a folder of this machine. `alone`: the one-machine system must not run meanwhile.
 */
export const withWorld = async <T>(values: Values, t: Words, clock: Clock, work: (world: Operations) => Promise<T>, { alone = false } = {}): Promise<T> => {
  const unlock = alone && textOf(values, 'stage') === undefined ? lockIfFree(folderOf(values, t), t) : () => undefined
  const world = worldOf(values, t, clock)
  try {
    return await work(world)
  } finally {
    await world.close()
    unlock()
  }
}

const worldOf = (values: Values, t: Words, clock: Clock): Operations => {
  const [stage, region] = [textOf(values, 'stage'), textOf(values, 'region') ?? process.env['AWS_REGION']]
  if (stage === undefined) return localOperations({ directory: folderOf(values, t), manifests, clock })
  if (textOf(values, 'data') !== undefined) throw new Misused(t('oneWorld'))
  if (region === undefined) throw new Misused(t('noRegion'))
  return awsOperations({ stage, region, manifests, clock })
}

const lockIfFree = (directory: string, t: Words): (() => void) => {
  try {
    return lockFolder(directory)
  } catch (error) {
    throw error instanceof FolderInUse ? new Refused(t('running', { directory })) : error
  }
}
