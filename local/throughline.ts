import { systemClock } from '#shared/adapters/local/clock.ts'
import { analyze } from './analyze/main.ts'
import { ops } from './ops/main.ts'
import { schedule } from './schedule/main.ts'
import type { Subcommand } from './subcommand.ts'

/** `npm run --silent throughline -- <subcommand> …` */
const subcommands: { readonly [name: string]: Subcommand } = { analyze, ops, schedule }

const [name = '', ...argv] = process.argv.slice(2)
const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined
if (!subcommand) {
  console.error(`throughline ${Object.keys(subcommands).join(' | ')} …`)
  process.exit(2)
}
process.exitCode = await subcommand(argv, {
  out: (text) => process.stdout.write(`${text}\n`), err: (text) => process.stderr.write(`${text}\n`), clock: systemClock, language: process.env['LANG'],
})
