import { randomBytes } from 'node:crypto'
import { Claims } from '#shared/kernel/actor.ts'
import type { ClientDirectory, Directory, DirectoryClient, DirectoryPerson, Invitation } from '#shared/kernel/directory.ts'
import { sha256 } from '#shared/kernel/hash.ts'
import type { Clock, Ids } from '#shared/kernel/ports.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import { sampleEmail } from './sample-people.ts'
import { number, openSqlite, text, type Row, type Sqlite } from './sqlite.ts'

export type LocalDirectoryOptions = {
  /** The issuer's own file. */
  readonly path: string
  readonly clock: Clock
  readonly ids: Ids
  /** Ends the sessions of somebody who was disabled. */
  readonly signOut: (personId: string) => void
}

/** A system as the issuer needs it. */
export type SigningClient = { readonly clientId: string; readonly secretHash: string; readonly claims: Claims }
export type Seed = { readonly people: readonly Claims[]; readonly clients: readonly { readonly clientId: string; readonly secret: string; readonly claims: Claims }[] }

/** The port, and what the issuer beside it reads at each sign-in. */
export type LocalDirectory = Directory & ClientDirectory & {
  /** Everybody who may sign in now. */
  readonly everyone: () => readonly Claims[]
  /** What the token of somebody says; nothing of who may not sign in. */
  readonly claims: (personId: string) => Claims | undefined
  readonly signedIn: (personId: string) => void
  readonly client: (clientId: string) => SigningClient | undefined
  /** Adds who was never there; whoever was changed, disabled or revoked since stays so. A client's secret follows the given one. */
  readonly seed: (seed: Seed) => void
  readonly close: () => void
}

/** `entered`: has signed in at least once. `secret` is the SHA-256 of 32 random bytes, so no slow hash is needed. */
const schema = `
  CREATE TABLE IF NOT EXISTS people (id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, email TEXT NOT NULL UNIQUE COLLATE NOCASE, name TEXT NOT NULL, roles TEXT NOT NULL,
    customer_id TEXT, customer_name TEXT, clearance TEXT, entered INTEGER NOT NULL, disabled INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS clients (id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, customer_id TEXT NOT NULL, customer_name TEXT NOT NULL,
    secret TEXT NOT NULL, created_at TEXT NOT NULL, revoked INTEGER NOT NULL) WITHOUT ROWID;
`

/** Who may sign in on one machine, in the issuer's file: whoever is invited can sign in at once, whoever is disabled no longer. */
export const localDirectory = (options: LocalDirectoryOptions): LocalDirectory => {
  const sqlite = openSqlite(options.path, schema)
  return { ...portOf(sqlite, options), ...issuerSide(sqlite), seed: (given) => sqlite.transaction(() => seed(sqlite, options.clock, given)), close: sqlite.close }
}

const portOf = (sqlite: Sqlite, { clock, ids, signOut }: LocalDirectoryOptions): Directory & ClientDirectory => {
  const found = (id: string) => {
    const row = sqlite.one('SELECT * FROM people WHERE id = ?', id)
    return row ? ok(personIn(row)) : refuse('person-unknown')
  }
  const setDisabled = (id: string, disabled: 0 | 1) => {
    sqlite.run('UPDATE people SET disabled = ? WHERE id = ?', disabled, id)
    if (disabled === 1) signOut(id)
    return found(id)
  }
  return {
    people: async (customerId) => sqlite.all('SELECT * FROM people WHERE customer_id IS ? ORDER BY name, id', customerId ?? null).map(personIn),
    invite: async (invitation) => {
      const before = sqlite.one('SELECT * FROM people WHERE key = ?', invitation.key)
      if (before) return ok(personIn(before))
      if (sqlite.one('SELECT id FROM people WHERE email = ?', invitation.email)) return refuse('email-taken', undefined, '/email')
      const id = ids.next('usr')
      insertPerson(sqlite, id, invitation, 0)
      return found(id)
    },
    change: async (id, { roles, clearance }) => {
      sqlite.run('UPDATE people SET roles = ?, clearance = ? WHERE id = ?', JSON.stringify(roles), clearance ?? null, id)
      return found(id)
    },
    disable: async (id) => setDisabled(id, 1),
    enable: async (id) => setDisabled(id, 0),
    clients: async (customerId) => sqlite.all('SELECT * FROM clients WHERE customer_id = ? AND revoked = 0 ORDER BY created_at, id', customerId).map(clientIn),
    createClient: async (request) => {
      const before = sqlite.one('SELECT * FROM clients WHERE key = ?', request.key)
      if (before) return ok({ client: clientIn(before) })
      const secret = randomBytes(32).toString('base64url')
      const client = { clientId: ids.next('api'), name: request.name, customerId: request.customerId, createdAt: clock.now() }
      insertClient(sqlite, { ...client, customerName: request.customerName, key: request.key, secret })
      return ok({ client, secret })
    },
    revokeClient: async (clientId) => (sqlite.run('UPDATE clients SET revoked = 1 WHERE id = ?', clientId) === 1 ? ok(undefined) : refuse('client-unknown')),
  }
}

const issuerSide = (sqlite: Sqlite): Pick<LocalDirectory, 'everyone' | 'claims' | 'signedIn' | 'client'> => ({
  everyone: () => sqlite.all('SELECT * FROM people WHERE disabled = 0 ORDER BY customer_id IS NULL, name, id').map(claimsIn),
  claims: (id) => {
    const row = sqlite.one('SELECT * FROM people WHERE id = ? AND disabled = 0', id)
    return row && claimsIn(row)
  },
  signedIn: (id) => void sqlite.run('UPDATE people SET entered = 1 WHERE id = ? AND disabled = 0', id),
  client: (clientId) => {
    const row = sqlite.one('SELECT * FROM clients WHERE id = ? AND revoked = 0', clientId)
    return row && {
      clientId, secretHash: text(row, 'secret'),
      claims: { sub: clientId, name: text(row, 'name'), roles: ['partner'], customerId: text(row, 'customer_id'), customerName: text(row, 'customer_name') },
    }
  },
})

const seed = (sqlite: Sqlite, clock: Clock, { people, clients }: Seed): void => {
  for (const { sub, name = sub, roles, customerId, customerName = '', clearance } of people) {
    if (sqlite.one('SELECT id FROM people WHERE id = ?', sub)) continue
    insertPerson(sqlite, sub, { key: sub, name, email: sampleEmail(sub), roles, ...(customerId !== undefined && { customer: { customerId, customerName } }), ...(clearance && { clearance }) }, 1)
  }
  for (const { clientId, secret, claims: { name = clientId, customerId = '', customerName = '' } } of clients) {
    if (sqlite.run('UPDATE clients SET secret = ? WHERE id = ?', sha256(secret), clientId) === 0) insertClient(sqlite, { clientId, key: clientId, name, customerId, customerName, secret, createdAt: clock.now() })
  }
}

const insertPerson = (sqlite: Sqlite, id: string, { key, name, email, roles, customer, clearance }: Invitation, entered: 0 | 1): void =>
  void sqlite.run(
    'INSERT INTO people (id, key, email, name, roles, customer_id, customer_name, clearance, entered, disabled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)',
    id, key, email, name, JSON.stringify(roles), customer?.customerId ?? null, customer?.customerName ?? null, clearance ?? null, entered,
  )

type ClientRow = DirectoryClient & { readonly key: string; readonly customerName: string; readonly secret: string }
const insertClient = (sqlite: Sqlite, { clientId, key, name, customerId, customerName, secret, createdAt }: ClientRow): void =>
  void sqlite.run(
    'INSERT INTO clients (id, key, name, customer_id, customer_name, secret, created_at, revoked) VALUES (?, ?, ?, ?, ?, ?, ?, 0)',
    clientId, key, name, customerId, customerName, sha256(secret), createdAt,
  )

const claimsIn = (row: Row): Claims =>
  Claims.parse({
    sub: text(row, 'id'), name: text(row, 'name'), roles: JSON.parse(text(row, 'roles')),
    customerId: row['customer_id'] ?? undefined, customerName: row['customer_name'] ?? undefined, clearance: row['clearance'] ?? undefined,
  })

const personIn = (row: Row): DirectoryPerson => {
  const { sub, roles, customerId, clearance } = claimsIn(row)
  return {
    id: sub, name: text(row, 'name'), email: text(row, 'email'), roles, ...(customerId !== undefined && { customerId }), ...(clearance && { clearance }),
    status: number(row, 'disabled') === 1 ? 'disabled' : number(row, 'entered') === 1 ? 'active' : 'invited',
  }
}

const clientIn = (row: Row): DirectoryClient => ({ clientId: text(row, 'id'), name: text(row, 'name'), customerId: text(row, 'customer_id'), createdAt: text(row, 'created_at') })
