import { InboxEnv, readEnv } from '#shared/kernel/env.ts'
import type { Files, Ports } from '#shared/kernel/ports.ts'
import { keepsFiles, type Manifest } from '#shared/kernel/service.ts'
// A clock and ids need nothing but a Node process, here as on one machine.
import { systemClock as clock } from '../local/clock.ts'
import { randomIds } from '../local/ids.ts'
import type { S3Options } from './files.ts'
import { lateSecrets } from './late.ts'
import { lambdaLog } from './log.ts'
import { dynamoStore } from './store.ts'

/** A service's ports, as the environment says. `filesIn`: the adapter of files, which workers load with their code and other functions when it is first used. */
export const portsOf = (manifest: Manifest, filesIn: (options: S3Options) => Files): Ports => {
  const { contract, storage } = manifest
  const { TABLE, BUCKET, SECRET_PREFIX } = readEnv(InboxEnv, process.env)
  if (keepsFiles(manifest) && BUCKET === undefined) throw new Error('environment: BUCKET missing or malformed')
  return {
    store: dynamoStore({ table: TABLE, indexes: storage.indexes, clock }),
    files: BUCKET === undefined ? noFiles : filesIn({ bucket: BUCKET, clock }),
    secrets: lateSecrets(async () => (await import('./secrets.ts')).managedSecrets({ prefix: SECRET_PREFIX, clock })),
    clock,
    ids: randomIds(clock),
    log: lambdaLog(contract.service),
  }
}

const refused = (): never => {
  throw new Error('this service keeps no files: its manifest says so')
}
const noFiles: Files = { uploadLink: refused, downloadLink: refused, size: refused, read: refused, write: refused }
