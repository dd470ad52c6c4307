import type { Adapter, AdapterConstructor, AdapterPayload } from 'oidc-provider'
import { openSqlite, text } from '#shared/adapters/local/sqlite.ts'

const schema = `
  CREATE TABLE IF NOT EXISTS records (model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL, expires INTEGER, grant_id TEXT, uid TEXT, user_code TEXT, PRIMARY KEY (model, id)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS by_grant ON records (grant_id);
  CREATE INDEX IF NOT EXISTS by_uid ON records (model, uid);
`

/** Sessions, codes and grants of the embedded issuer, in one file: signed-in people stay signed in over a restart, until `signOut` ends all that is theirs. */
export const identityStorage = (path: string): { readonly Adapter: AdapterConstructor; readonly signOut: (personId: string) => void; readonly close: () => void } => {
  const sqlite = openSqlite(path, schema)
  const seconds = () => Math.floor(Date.now() / 1000)
  const found = (sql: string, ...values: string[]): AdapterPayload | undefined => {
    const row = sqlite.one(`SELECT payload FROM records WHERE ${sql} AND (expires IS NULL OR expires > ?)`, ...values, seconds())
    return row && JSON.parse(text(row, 'payload'))
  }
  class Records implements Adapter {
    readonly #model: string
    constructor(model: string) {
      this.#model = model
    }
    async upsert(id: string, payload: AdapterPayload, expiresIn: number) {
      sqlite.run(
        'INSERT OR REPLACE INTO records (model, id, payload, expires, grant_id, uid, user_code) VALUES (?, ?, ?, ?, ?, ?, ?)',
        this.#model, id, JSON.stringify(payload), expiresIn ? seconds() + expiresIn : null, payload.grantId ?? null, payload.uid ?? null, payload.userCode ?? null,
      )
    }
    async find(id: string) {
      return found('model = ? AND id = ?', this.#model, id)
    }
    async findByUid(uid: string) {
      return found('model = ? AND uid = ?', this.#model, uid)
    }
    async findByUserCode(code: string) {
      return found('model = ? AND user_code = ?', this.#model, code)
    }
    async consume(id: string) {
      const payload = await this.find(id)
      if (payload) sqlite.run('UPDATE records SET payload = ? WHERE model = ? AND id = ?', JSON.stringify({ ...payload, consumed: seconds() }), this.#model, id)
    }
    async destroy(id: string) {
      sqlite.run('DELETE FROM records WHERE model = ? AND id = ?', this.#model, id)
    }
    async revokeByGrantId(grantId: string) {
      sqlite.run('DELETE FROM records WHERE grant_id = ?', grantId)
    }
  }
  return { Adapter: Records, signOut: (personId) => void sqlite.run(`DELETE FROM records WHERE json_extract(payload, '$.accountId') = ?`, personId), close: sqlite.close }
}
