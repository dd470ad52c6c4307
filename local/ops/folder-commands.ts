import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { backUp, FolderNotEmpty, restore as restoreFrom, type Fault } from '#shared/adapters/local/backup.ts'
import { localOperations } from '#shared/adapters/local/operations.ts'
import { conservation } from '#shared/kernel/operations/conservation.ts'
import type { Clock } from '#shared/kernel/ports.ts'
import { Misused, Refused, textOf, type Context, type Outcome, type Values, type Words } from './terminal.ts'
import { folderOf, manifests } from './world.ts'

const folderIn = (values: Values, option: 'to' | 'from' | 'data', t: Words): string => {
  const given = textOf(values, option)
  if (given === undefined) throw new Misused(t('needs', { option }))
  return resolve(given)
}

const fresh = async <T>(work: Promise<T>, t: Words): Promise<T> =>
  work.catch((error: unknown) => {
    throw error instanceof FolderNotEmpty ? new Refused(t('folderNotEmpty', { directory: error.message })) : error
  })

export const backup = async ({ values, t, clock }: Context): Promise<Outcome> => {
  const [directory, to] = [folderOf(values, t), folderIn(values, 'to', t)]
  const { at, files } = await fresh(backUp(directory, to, clock), t)
  return { result: { to, at, files: files.length, bytes: bytesOf(files) }, lines: [t('backedUp', { to, at, count: files.length, bytes: bytesOf(files) })] }
}

const bytesOf = (files: readonly { readonly bytes: number }[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0)

/** What a restored folder is worth: every byte there, and every event accounted for. */
type Verdict = { readonly at: string; readonly files: number; readonly faults: readonly Fault[]; readonly missing: readonly { readonly queue: string; readonly id: string }[] }

const restored = async (from: string, directory: string, clock: Clock, t: Words): Promise<Verdict> => {
  const { list, faults } = await fresh(restoreFrom(from, directory), t)
  if (faults.length > 0) return { at: list.at, files: list.files.length, faults, missing: [] }
  const world = localOperations({ directory, manifests, clock })
  try {
    const { rows } = await conservation(world, manifests, {})
    return { at: list.at, files: list.files.length, faults, missing: rows.flatMap(({ queue, missing }) => missing.map((id) => ({ queue, id }))) }
  } finally {
    await world.close()
  }
}

const outcomeOf = (verdict: Verdict, directory: string, t: Words): Outcome => {
  const problems = verdict.faults.length + verdict.missing.length > 0
  return {
    result: { directory, sound: !problems, ...verdict }, problems,
    lines: [
      ...verdict.faults.map(({ path, fault }) => t(`fault.${fault}`, { path })),
      ...verdict.missing.map(({ queue, id }) => t('missingIn', { queue, id })),
      problems ? t('notSound', { directory }) : t('restored', { directory, at: verdict.at, count: verdict.files }),
    ],
  }
}

export const restore = async ({ values, t, clock }: Context): Promise<Outcome> => {
  const [from, directory] = [folderIn(values, 'from', t), folderIn(values, 'data', t)]
  return outcomeOf(await restored(from, directory, clock, t), directory, t)
}

/** Backup and restore into a folder that is thrown away: whether one could get back what is here now. */
export const drill = async ({ values, t, clock }: Context): Promise<Outcome> => {
  const directory = folderOf(values, t)
  const scratch = await mkdtemp(join(tmpdir(), 'throughline-drill-'))
  try {
    await backUp(directory, join(scratch, 'backup'), clock)
    return outcomeOf(await restored(join(scratch, 'backup'), join(scratch, 'restored'), clock, t), t('drillFolder'), t)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
