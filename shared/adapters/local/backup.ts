import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import * as z from 'zod'
import type { Clock } from '#shared/kernel/ports.ts'
import { Sha256 } from '#shared/vocabulary/ids.ts'
import { Instant } from '#shared/vocabulary/time.ts'

const Stored = z.strictObject({ path: z.string(), sha256: Sha256, bytes: z.int() })
const BackupList = z.strictObject({ format: z.literal(1), at: Instant, files: z.array(Stored) })
/** What a backup holds: databases, customers' files and the installation's secrets, each with its SHA-256. */
export type BackupList = z.infer<typeof BackupList>

/** A file of a backup that is not what it should be, or is not there. */
export type Fault = { readonly path: string; readonly fault: 'missing' | 'altered' | 'damaged' | 'misnamed' }

/** The folder is there and holds something: nothing is ever written over. */
export class FolderNotEmpty extends Error {
  override readonly name = 'FolderNotEmpty'
}

const listName = 'backup.json'
/** Not state: held by a process, or told by it. */
const leftOut = new Set(['lock.db'])

/**
 * Copies a state folder while the system may be running. All databases are copied as they were at one and the same moment: a message is either
 * still in its queue or its effect is in its service, so nothing is lost or doubled between them. Files are written once and never changed, so those
 * that are there afterwards include all that were there then.
 */
export const backUp = async (directory: string, to: string, clock: Clock): Promise<BackupList> => {
  await freshFolder(to)
  const names = (await readdir(directory)).filter((name) => name.endsWith('.db') && !leftOut.has(name)).toSorted()
  const at = clock.now()
  const moment = sameMoment(names.map((name) => join(directory, name)))
  try {
    for (const { path, reader } of moment) await backup(reader, join(to, basename(path)))
  } finally {
    for (const { reader } of moment) reader.close()
  }
  for (const path of [...(await filesIn(directory, 'files')), ...['secrets.json'].filter((name) => existsSync(join(directory, name)))]) await copy(join(directory, path), join(to, path))
  const files: BackupList['files'] = []
  for (const path of [...names, ...(await filesIn(to, 'files')), ...['secrets.json'].filter((name) => existsSync(join(to, name)))]) files.push({ path, ...(await digest(join(to, path))) })
  const list: BackupList = { format: 1, at, files }
  // The list comes last, in one step: a backup without it is not finished.
  await writeWhole(join(to, listName), `${JSON.stringify(list, undefined, 1)}\n`)
  return list
}

/** Puts a backup into a fresh folder and says what is wrong with it: nothing when every byte is there and every database is sound. */
export const restore = async (from: string, directory: string): Promise<{ readonly list: BackupList; readonly faults: readonly Fault[] }> => {
  const list = BackupList.parse(JSON.parse(await readFile(join(from, listName), 'utf8')))
  await freshFolder(directory)
  const faults: Fault[] = []
  for (const { path, sha256 } of list.files) {
    if (!existsSync(join(from, path))) {
      faults.push({ path, fault: 'missing' })
      continue
    }
    await copy(join(from, path), join(directory, path))
    if ((await digest(join(directory, path))).sha256 !== sha256) faults.push({ path, fault: 'altered' })
    else if (path.endsWith('.db') && !isSound(join(directory, path))) faults.push({ path, fault: 'damaged' })
    else if (isNamedByHash(path) && basename(path) !== sha256) faults.push({ path, fault: 'misnamed' })
  }
  return { list, faults }
}

type Reader = { readonly path: string; readonly reader: DatabaseSync }

/**
 * Opens a reading transaction on each database while nobody can write to any of them: for as long as that takes, some milliseconds, writers wait.
 * What the readers see from then on is one moment of the whole folder.
 */
const sameMoment = (paths: readonly string[]): readonly Reader[] => {
  const writers = paths.map((path) => new DatabaseSync(path))
  const readers: Reader[] = []
  try {
    for (const writer of writers) writer.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; BEGIN IMMEDIATE')
    for (const path of paths) {
      const reader = new DatabaseSync(path)
      readers.push({ path, reader })
      reader.exec('BEGIN; SELECT count(*) FROM sqlite_schema')
    }
    return readers
  } catch (error) {
    for (const { reader } of readers) reader.close()
    throw error
  } finally {
    // Closing lets go of the lock and undoes nothing: nothing was written.
    for (const writer of writers) writer.close()
  }
}

const isNamedByHash = (path: string): boolean => path.startsWith('files/') && !path.endsWith('.type')

const isSound = (path: string): boolean => {
  const database = new DatabaseSync(path)
  try {
    return Object.values(database.prepare('PRAGMA integrity_check').get() ?? {})[0] === 'ok'
  } catch {
    return false
  } finally {
    database.close()
  }
}

const freshFolder = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true, mode: 0o700 })
  if ((await readdir(path)).length > 0) throw new FolderNotEmpty(path)
}

/** Relative paths of all files below, without what is still arriving. */
const filesIn = async (directory: string, below: string): Promise<string[]> => {
  if (!existsSync(join(directory, below))) return []
  const found = await readdir(join(directory, below), { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map((entry) => relative(directory, join(entry.parentPath, entry.name))).filter((path) => !path.includes('/.incoming/')).toSorted()
}

const copy = async (from: string, to: string): Promise<void> => {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await copyFile(from, to)
}

const digest = async (path: string): Promise<{ readonly sha256: string; readonly bytes: number }> => {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { sha256: hash.digest('hex'), bytes }
}

const writeWhole = async (path: string, text: string): Promise<void> => {
  const file = await open(`${path}.part`, 'wx', 0o600)
  await file.writeFile(text)
  await file.sync().finally(() => file.close())
  await rename(`${path}.part`, path)
}
