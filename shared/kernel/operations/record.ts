import type { Actor } from '../actor.ts'
import type { Cause } from '../cause.ts'
import { commit } from '../commit.ts'
import { inputsOf } from '../export-control.ts'
import type { Staged } from '../repository.ts'
import { publishedBy, type Manifest } from '../service.ts'
import { nameOf } from './entries.ts'
import type { Operations } from './port.ts'

/** A person at the command line, as the history will name them. */
export const operator = (by: string): Actor => ({ kind: 'user', id: by, name: by, roles: [] })

/**
 * Commits what an operator did, the same way as everything else is committed: state on condition of its version, history entry and receipt
 * in one transaction. False when somebody else was faster.
 */
export const record = async (world: Operations, manifest: Manifest, by: string, operation: string, staged: Staged): Promise<boolean> => {
  const service = nameOf(manifest)
  const name = `${operation}.${staged.aggregateId}.${staged.version}`
  const cause: Cause = {
    publisher: { service, published: publishedBy(manifest) }, actor: operator(by), correlationId: operation, causationId: operation,
    receipt: { key: `operation#${name}`, fingerprint: name }, inputs: inputsOf(),
  }
  return (await commit({ store: world.store(service), clock: world.clock }, cause, [staged], { body: null })).ok
}
