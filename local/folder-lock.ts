import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Another process already keeps its state in this folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
}

/**
 * One process owns a state folder: two would deliver each other's messages. The lock is the operating system's, on a file, so that
 * it is gone with the process however that ends. Returns what lets go of it.
 */
export const lockFolder = (directory: string): (() => void) => {
  const lock = new DatabaseSync(join(directory, 'lock.db'))
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (by TEXT); COMMIT; BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new FolderInUse(`Throughline already runs on ${directory}.`)
  }
  return () => lock.close()
}
