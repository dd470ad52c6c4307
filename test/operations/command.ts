import * as z from 'zod'
import { ops } from '#local/ops/main.ts'
import { systemClock } from '#shared/adapters/local/clock.ts'
import type { Clock } from '#shared/kernel/ports.ts'

export type Ran = { readonly code: number; readonly out: string; readonly err: string }

/** `throughline ops …` in this process, at any time one likes. */
export const run = async (words: readonly string[], clock: Clock = systemClock): Promise<Ran> => {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await ops(words, { out: (text) => out.push(text), err: (text) => err.push(text), clock, language: 'en_GB.UTF-8' })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

/** What `--json` printed, as far as the test looks at it. */
export const printed = <T>(schema: z.ZodType<T>, { out }: Ran): T => schema.parse(JSON.parse(out))

export const Rows = z.object({ rows: z.array(z.object({ type: z.string(), queue: z.string(), emitted: z.int(), consumed: z.int(), parked: z.int(), dead: z.int(), underWay: z.int(), missing: z.array(z.string()) })) })
