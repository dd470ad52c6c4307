import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as releaseDoor from './release-door.ts'

const root = join(import.meta.dirname, '../..')
export const door = 'test/wiring/release-door.ts'
export type Door = typeof releaseDoor

const git = (args: readonly string[], env: NodeJS.ProcessEnv = process.env): string | undefined => {
  try {
    return execFileSync('git', args, { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}

export type Release = { readonly name: string; readonly commit: string } | { readonly missing: string }

/** A commit that a service can be taken from, or why there is none here. */
export const releaseAt = (name: string): Release => {
  const commit = git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`])
  if (commit === undefined) return { missing: 'this is no git checkout (or git is not installed): run the tests in a clone' }
  return git(['cat-file', '-e', `${commit}:${door}`]) === undefined ? { missing: `${name} has no ${door}: commit it` } : { name, commit }
}

/** The last commit, while the code is still as it was committed: work in progress is compared with releases only. */
export const lastCommit = (): Release => {
  const head = releaseAt('HEAD')
  if ('missing' in head || git(['diff', '--quiet', 'HEAD', '--', 'services', 'shared', 'local']) !== undefined) return head
  return { missing: 'services, shared or local differ from the last commit: commit them' }
}

/** The newest tag `v*` before the present commit. */
export const previousRelease = (): Release => {
  const tags = git(['tag', '--list', 'v*', '--sort=-version:refname', '--merged', 'HEAD', '--no-contains', 'HEAD'])?.split('\n').filter((tag) => tag !== '') ?? []
  const [newest] = tags
  if (newest !== undefined) return releaseAt(newest)
  const shallow = git(['rev-parse', '--is-shallow-repository']) === 'true'
  return { missing: shallow ? 'this clone is shallow and shows no earlier tag: run `git fetch --unshallow --tags`' : 'there is no earlier tag `v*` yet: `git tag v1.0.0` at a release, and commit on; in a clone without tags, `git fetch --tags`' }
}

/** The files of a commit in a temporary folder, beside the packages installed here. */
export const unpack = (commit: string): { readonly folder: string; readonly remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-release-'))
  const env = { ...process.env, GIT_INDEX_FILE: join(folder, '.index') }
  if (git(['read-tree', commit], env) === undefined || git(['checkout-index', '--all', `--prefix=${folder}/`], env) === undefined) throw new Error(`cannot unpack ${commit}`)
  if (!existsSync(join(folder, 'node_modules'))) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return { folder, remove: () => { rmSync(folder, { recursive: true, force: true }) } }
}

/** The release's own modules: its kernel, adapters, services and people, nothing of today's. */
export const openDoor = async (folder: string): Promise<Door> => {
  const opened: Door = await import(pathToFileURL(join(folder, door)).href)
  return opened
}
