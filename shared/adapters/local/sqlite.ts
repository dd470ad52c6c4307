import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite'
import { Unavailable } from '#shared/kernel/ports.ts'

export type Row = { readonly [column: string]: SQLOutputValue }

/** One SQLite file (or `:memory:`), its statements prepared once. Everything is synchronous: no other call can come between. */
export type Sqlite = {
  readonly all: (sql: string, ...values: SQLInputValue[]) => Row[]
  readonly one: (sql: string, ...values: SQLInputValue[]) => Row | undefined
  /** Rows changed. */
  readonly run: (sql: string, ...values: SQLInputValue[]) => number
  /** All or nothing; throwing inside undoes. */
  readonly transaction: <T>(work: () => T) => T
  readonly close: () => void
}

/** Committed means on disk: WAL with synchronous=FULL survives both `kill -9` and a power cut. */
export const openSqlite = (path: string, schema: string): Sqlite => {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const database = translated(() => open(path, schema))
  const prepared = new Map<string, StatementSync>()
  const statement = (sql: string): StatementSync => {
    const found = prepared.get(sql) ?? database.prepare(sql)
    prepared.set(sql, found)
    return found
  }
  const run = (sql: string, ...values: SQLInputValue[]) => translated(() => Number(statement(sql).run(...values).changes))
  return {
    all: (sql, ...values) => translated(() => statement(sql).all(...values)),
    one: (sql, ...values) => translated(() => statement(sql).get(...values)),
    run,
    transaction: (work) => {
      run('BEGIN IMMEDIATE')
      try {
        const done = work()
        run('COMMIT')
        return done
      } catch (error) {
        if (database.isTransaction) run('ROLLBACK')
        throw error
      }
    },
    close: () => database.close(),
  }
}

const open = (path: string, schema: string): DatabaseSync => {
  const database = new DatabaseSync(path)
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
  database.exec(schema)
  return database
}

/** SQLite's BUSY, LOCKED, IOERR, FULL and CANTOPEN: the same call may succeed later. */
const transient = new Set([5, 6, 10, 13, 14])

const translated = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    // The low byte of an extended result code is the primary one.
    if (error instanceof Error && 'errcode' in error && transient.has(Number(error.errcode) & 0xff)) throw new Unavailable(error.message, { cause: error })
    throw error
  }
}

export const text = (row: Row, column: string): string => {
  const value = row[column]
  if (typeof value !== 'string') throw new Error(`column ${column} holds no text`)
  return value
}

export const number = (row: Row | undefined, column: string): number => {
  const value = row?.[column]
  if (typeof value !== 'number') throw new Error(`column ${column} holds no number`)
  return value
}
