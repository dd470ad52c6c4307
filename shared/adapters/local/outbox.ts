import { mkdirSync } from 'node:fs'
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#shared/kernel/ports.ts'
import { isAddress, type Mail } from '#shared/kernel/mail.ts'
import { addDays, addSeconds } from '#shared/vocabulary/time.ts'
import { eml } from './eml.ts'
import { absent } from './folder.ts'

export type Outbox = Mail & {
  /** File names of the letters, newest first. */
  readonly names: () => Promise<readonly string[]>
  readonly read: (name: string) => Promise<string | undefined>
}

/** As long as a service's own note of a mail: addresses and names live here no longer. */
const daysKept = 30

/** Mail of one machine: nothing leaves it. Each letter is a file that mail programs open; one that is there under its key is not written again. */
export const folderOutbox = ({ directory, from, clock }: { readonly directory: string; readonly from: string; readonly clock: Clock }): Outbox => {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const pathOf = (name: string): string => join(directory, name)
  let due = clock.now()
  return {
    send: async (letter) => {
      if (!isAddress(letter.to)) return 'refused'
      const path = pathOf(`${encodeURIComponent(letter.key)}.eml`)
      if (!(await stat(path).catch(absent))) await writeWhole(path, eml(letter, from, new Date(clock.now())), new Date(clock.now()))
      if (clock.now() >= due) {
        due = addSeconds(clock.now(), 3600)
        await sweepLetters(directory, clock)
      }
      return 'accepted'
    },
    names: async () => {
      const found = (await readdir(directory)).filter((name) => name.endsWith('.eml'))
      const dated = await Promise.all(found.map(async (name) => ({ name, at: (await stat(pathOf(name))).mtimeMs })))
      return dated.toSorted((one, other) => other.at - one.at).map(({ name }) => name)
    },
    read: async (name) => (/^[\w.%!~*'()-]+\.eml$/.test(name) ? readFile(pathOf(name), 'utf8').catch(absent) : undefined),
  }
}

/** Deletes the letters that have been kept long enough. */
export const sweepLetters = async (directory: string, clock: Clock): Promise<void> => {
  const oldest = Date.parse(addDays(clock.now(), -daysKept))
  for (const name of (await readdir(directory).catch(absent)) ?? []) {
    const path = join(directory, name)
    if (((await stat(path).catch(absent))?.mtimeMs ?? oldest) < oldest) await rm(path, { force: true })
  }
}

/** There whole and on disk, or not at all; two who write the same letter write the same bytes. */
const writeWhole = async (path: string, text: string, at: Date): Promise<void> => {
  const temporary = `${path}.${process.pid}`
  const file = await open(temporary, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
    await file.utimes(at, at)
  } finally {
    await file.close()
  }
  await rename(temporary, path)
}
