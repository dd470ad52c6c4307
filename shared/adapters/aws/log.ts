import type { Log } from '#shared/kernel/ports.ts'
import { systemClock } from '../local/clock.ts'
import { jsonLog } from '../local/log.ts'

/** A function's standard output is its log. */
export const lambdaLog = (service: string): Log => jsonLog({ clock: systemClock, write: (line) => process.stdout.write(line) }, { service })
