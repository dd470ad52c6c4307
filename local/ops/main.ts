import { parseArgs } from 'node:util'
import type { Locale } from '#shared/vocabulary/locale.ts'
import { Unavailable } from '#shared/kernel/ports.ts'
import type { Subcommand } from '../subcommand.ts'
import { erase, exportPersonal, holdLift, holdSet, holdShow } from './customer-commands.ts'
import { backup, drill, restore } from './folder-commands.ts'
import { conservation, deadLettersList, deadLettersRedrive, deadLettersShow, replay, republish } from './queue-commands.ts'
import { Misused, Refused, words, type Context, type Outcome, type Values, type Words } from './terminal.ts'

type Command = { readonly options: readonly Option[]; readonly run: (context: Context) => Promise<Outcome> }

const texts = ['queue', 'id', 'type', 'consumer', 'service', 'order', 'since', 'until', 'customer', 'by', 'reason', 'out', 'to', 'from', 'data', 'stage', 'region', 'locale'] as const
const switches = ['yes', 'json'] as const
type Option = (typeof texts)[number] | (typeof switches)[number]

const everywhere = ['json', 'locale'] as const
const world = ['data', 'stage', 'region'] as const
const span = ['order', 'since', 'until', 'type'] as const
const letters = ['queue', 'id', 'type'] as const

/** Every command by its words. What changes something does so with `--yes` only, and otherwise says what it would do. */
export const commands: { readonly [words: string]: Command } = {
  'dead-letters list': { options: [...world, ...letters], run: deadLettersList },
  'dead-letters show': { options: [...world, ...letters], run: deadLettersShow },
  'dead-letters redrive': { options: [...world, ...letters, 'yes'], run: deadLettersRedrive },
  replay: { options: [...world, 'consumer', ...span, 'yes'], run: replay },
  republish: { options: [...world, 'service', ...span, 'yes'], run: republish },
  conservation: { options: [...world, 'order', 'since', 'until'], run: conservation },
  export: { options: [...world, 'customer', 'out'], run: exportPersonal },
  erase: { options: [...world, 'customer', 'order', 'by', 'yes'], run: erase },
  'hold set': { options: [...world, 'order', 'customer', 'reason', 'by', 'yes'], run: holdSet },
  'hold lift': { options: [...world, 'order', 'customer', 'reason', 'by', 'yes'], run: holdLift },
  'hold show': { options: [...world, 'order', 'customer'], run: holdShow },
  backup: { options: ['data', 'to'], run: backup },
  restore: { options: ['from', 'data'], run: restore },
  drill: { options: ['data'], run: drill },
}

const usage = (): string[] => Object.entries(commands).map(([name, { options }]) => `  throughline ops ${name} ${options.map((option) => (isSwitch(option) ? `[--${option}]` : `[--${option} …]`)).join(' ')}`)
const isSwitch = (option: Option): boolean => switches.some((each) => each === option)

/** `throughline ops …`: what an operator does to a running installation, on one machine (`--data`) or on AWS (`--stage`, `--region`). */
export const ops: Subcommand = async (argv, { out, err, clock, language }) => {
  const chosen = Object.entries(commands).find(([name]) => name.split(' ').every((word, at) => argv[at] === word))
  const locale = localeOf(argv, language)
  const t = words(locale)
  if (!chosen) {
    err([t('usage'), ...usage(), t('usageEverywhere')].join('\n'))
    return 2
  }
  const [name, command] = chosen
  try {
    const values = optionsIn(argv.slice(name.split(' ').length), name, command, t)
    const { result, lines, problems = false } = await command.run({ values, t, clock })
    out(values['json'] === true ? JSON.stringify(result, undefined, 2) : lines.join('\n'))
    return problems ? 1 : 0
  } catch (error) {
    const known = error instanceof Misused || error instanceof Refused || error instanceof Unavailable
    if (!known) throw error
    err(error.message)
    return error instanceof Misused ? 2 : 1
  }
}

const optionsIn = (args: readonly string[], name: string, command: Command, t: Words): Values => {
  const known = [...command.options, ...everywhere]
  try {
    const options = Object.fromEntries(known.map((option) => [option, { type: isSwitch(option) ? 'boolean' as const : 'string' as const }]))
    return parseArgs({ args: [...args], options, strict: true }).values
  } catch {
    throw new Misused(t('badOptions', { command: name, options: known.map((option) => `--${option}`).join(' ') }))
  }
}

const localeOf = (argv: readonly string[], language = 'en'): Locale => {
  const given = argv[argv.indexOf('--locale') + 1]
  return (argv.includes('--locale') ? given : language)?.startsWith('te') ? 'te' : 'en'
}
