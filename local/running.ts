import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'

const Running = z.object({ address: z.string() })
const fileIn = (directory: string): string => join(directory, 'running.json')

/** Leaves the address with the state, for tools on this machine. */
export const announce = (directory: string, address: string): Promise<void> => writeFile(fileIn(directory), `${JSON.stringify({ address })}\n`)
export const withdraw = (directory: string): Promise<void> => rm(fileIn(directory), { force: true })

/** The address of the system that runs on this state, if one answers there. */
export const findRunning = async (directory: string): Promise<string | undefined> => {
  try {
    const { address } = Running.parse(JSON.parse(await readFile(fileIn(directory), 'utf8')))
    return (await fetch(`${address}/openapi/quoting.json`)).ok ? address : undefined
  } catch {
    return undefined
  }
}
