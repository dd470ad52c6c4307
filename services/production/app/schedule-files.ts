import type * as z from 'zod'
import type { Ports } from '#shared/kernel/ports.ts'
import { filesOwner } from '../schedules.ts'

type WithFiles = Pick<Ports, 'files'>

/** A plan of two thousand operations does not fit into one item of a table: its parts are files, never changed. */
export const writeSheet = ({ files }: WithFiles, sheet: object): Promise<string> => files.write(filesOwner, new TextEncoder().encode(JSON.stringify(sheet)), 'application/json')

export const readSheet = async <T>({ files }: WithFiles, sha256: string, schema: z.ZodType<T>): Promise<T> => {
  const bytes = await files.read({ owner: filesOwner, sha256 })
  if (!bytes) throw new Error(`a file of the schedule is missing: ${sha256}`)
  return schema.parse(JSON.parse(new TextDecoder().decode(bytes)))
}
