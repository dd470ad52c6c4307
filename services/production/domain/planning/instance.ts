import { fail, ok, type Result } from '#shared/kernel/result.ts'
import type { Choice, JobShop } from './shop.ts'

/** `jsp`: each operation on one machine, counted from 0. `fjsp`: each with its choice of machines, counted from 1. */
export type InstanceFormat = 'jsp' | 'fjsp'

/** What keeps a text from being an instance, and in which line (from 1). */
export type InstanceProblem = { readonly wrong: 'no-header' | 'not-a-number' | 'too-few-jobs' | 'too-many-lines' | 'cut-off' | 'too-many-numbers' | 'no-such-machine' | 'no-choice'; readonly line: number; readonly found: string }

type Line = { readonly number: number; readonly words: readonly string[] }

const LARGEST = 1_000_000

/**
 * The usual text formats of published instances. First line: jobs and machines (in `fjsp` a third number may follow, how many machines an operation can
 * choose from on average: of no use here). Then a line for each job. `jsp`: machine and duration of each operation. `fjsp`: the number of operations,
 * then for each the number of machines, and machine and duration of each. Empty lines, and those that begin with `#`, say nothing.
 */
export const readInstance = (text: string, format: InstanceFormat): Result<JobShop, InstanceProblem> => {
  const lines = text.split(/\r?\n/).flatMap((line, index): Line[] => {
    const words = line.trim().split(/\s+/)
    return line.trim() === '' || line.trim().startsWith('#') ? [] : [{ number: index + 1, words }]
  })
  const [header, ...rest] = lines
  const [jobs, machines] = (header?.words ?? []).map(whole)
  if (header === undefined || jobs === undefined || machines === undefined || header.words.length > (format === 'jsp' ? 2 : 3)) return fail({ wrong: 'no-header', line: header?.number ?? 1, found: header?.words.join(' ') ?? '' })
  if (rest.length < jobs) return fail({ wrong: 'too-few-jobs', line: lines.at(-1)?.number ?? 1, found: String(rest.length) })
  const extra = rest[jobs]
  if (extra !== undefined) return fail({ wrong: 'too-many-lines', line: extra.number, found: extra.words.join(' ') })
  const read: (readonly (readonly Choice[])[])[] = []
  for (const line of rest) {
    const job = format === 'jsp' ? jobOf(line, machines) : flexibleJobOf(line, machines)
    if (!job.ok) return job
    read.push(job.value)
  }
  return ok({ machines, jobs: read })
}

const whole = (word: string): number | undefined => (/^\d+$/.test(word) && Number(word) <= LARGEST ? Number(word) : undefined)

type Job = Result<readonly (readonly Choice[])[], InstanceProblem>

const jobOf = (line: Line, machines: number): Job => {
  const next = numbersIn(line)
  const operations: Choice[][] = []
  while (!next.done()) {
    const choice = choiceOf(line, next, machines, 0)
    if (!choice.ok) return choice
    operations.push([choice.value])
  }
  return ok(operations)
}

const flexibleJobOf = (line: Line, machines: number): Job => {
  const next = numbersIn(line)
  const count = next.take()
  if (!count.ok) return count
  const operations: Choice[][] = []
  for (let index = 0; index < count.value; index += 1) {
    const many = next.take()
    if (!many.ok) return many
    if (many.value === 0) return fail({ wrong: 'no-choice', line: line.number, found: String(index + 1) })
    const choices: Choice[] = []
    for (let each = 0; each < many.value; each += 1) {
      const choice = choiceOf(line, next, machines, 1)
      if (!choice.ok) return choice
      choices.push(choice.value)
    }
    operations.push(choices)
  }
  return next.done() ? ok(operations) : fail({ wrong: 'too-many-numbers', line: line.number, found: next.word() })
}

type Numbers = { readonly take: () => Result<number, InstanceProblem>; readonly done: () => boolean; readonly word: () => string }

const numbersIn = ({ number, words }: Line): Numbers => {
  let index = 0
  const word = (): string => words[index] ?? ''
  return {
    done: () => index >= words.length, word,
    take: () => {
      if (index >= words.length) return fail({ wrong: 'cut-off', line: number, found: words.at(-1) ?? '' })
      const value = whole(word())
      if (value === undefined) return fail({ wrong: 'not-a-number', line: number, found: word() })
      index += 1
      return ok(value)
    },
  }
}

const choiceOf = (line: Line, next: Numbers, machines: number, from: number): Result<Choice, InstanceProblem> => {
  const machine = next.take()
  if (!machine.ok) return machine
  if (machine.value < from || machine.value >= machines + from) return fail({ wrong: 'no-such-machine', line: line.number, found: String(machine.value) })
  const duration = next.take()
  return duration.ok ? ok({ machine: machine.value - from, duration: duration.value }) : duration
}
