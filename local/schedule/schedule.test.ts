import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { faultsOfPlan } from '#services/production/test/plan-checker.ts'
import { faultsOf } from '#services/production/test/shop-checker.ts'
import { systemClock } from '#shared/adapters/local/clock.ts'
import { compareCatalogues } from '#shared/i18n/check-catalogues.ts'
import { catalogues, schedule } from './main.ts'

const folder = mkdtempSync(join(tmpdir(), 'schedule-'))
const written = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const run = async (...argv: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> => {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await schedule(argv, { out: (text) => out.push(text), err: (text) => err.push(text), clock: systemClock, language: 'en_GB.UTF-8' })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const fixed = written('fixed.txt', '# two jobs\r\n\r\n2 2\r\n0 3 1 4\r\n\r\n1 2 0 5\r\n')
const flexible = written('flexible.txt', '2 2 1.5\n2 2 1 3 2 1 1 2 4\n1 1 1 2\n')

test.each([
  ['jsp', fixed, [[[{ machine: 0, duration: 3 }], [{ machine: 1, duration: 4 }]], [[{ machine: 1, duration: 2 }], [{ machine: 0, duration: 5 }]]], 8],
  ['fjsp', flexible, [[[{ machine: 0, duration: 3 }, { machine: 1, duration: 1 }], [{ machine: 1, duration: 4 }]], [[{ machine: 0, duration: 2 }]]], 5],
])('an instance of format %s is planned, and printed as JSON', async (format, path, jobs, makespan) => {
  const { code, out, err } = await run(path, '--format', format, '--iterations', '500', '--json')
  expect([code, err]).toEqual([0, ''])
  const plan = JSON.parse(out)
  expect(Object.keys(plan)).toEqual(['makespan', 'operations', 'milliseconds'])
  expect(plan.makespan).toBe(makespan)
  expect(faultsOf({ jobs }, plan.operations, plan.makespan)).toEqual([])
})

const dated = { machines: [{ open: [{ from: 10, to: 20 }] }], setups: [[0, 2], [2, 0]], orders: [{ due: 15, operations: [{ choices: [{ machine: 0, duration: 4 }], family: 1 }, { choices: [], outside: 9 }] }, { due: 12, weight: 3, operations: [{ choices: [{ machine: 0, duration: 3 }], family: 0 }] }] }

test('a problem with dates is planned, and printed as JSON and in words', async () => {
  const path = written('dated.json', JSON.stringify(dated))
  const { code, out, err } = await run(path, '--format', 'json', '--iterations', '50', '--json')
  expect([code, err]).toEqual([0, ''])
  const found = JSON.parse(out)
  expect(found).toMatchObject({ tardiness: 16, setups: 1, makespan: 28 })
  expect(faultsOfPlan(dated, { ...found, operations: found.operations.map(({ job, machine, ...rest }: { job: number; machine: number | null }) => ({ ...rest, order: job, machine: machine ?? undefined })) })).toEqual([])
  const told = await run(path, '--format', 'json', '--iterations', '50')
  expect(told.out).toContain('weighted minutes late: 16; setups: 1; done after 28')
  expect(told.out).toContain('Outside\n  job 0, operation 1: 19–28')
})

test.each(['en', 'te'])('a plan is told in words, in %s', async (locale) => {
  const { code, out } = await run(fixed, '--format', 'jsp', '--seconds', '0.1', '--locale', locale)
  expect(code).toBe(0)
  expect(out).toContain(locale === 'te' ? 'యంత్రం 1\n  పని 1, ఆపరేషన్ 0: 0–2\n  పని 0, ఆపరేషన్ 1: 3–7' : 'Machine 1\n  job 1, operation 0: 0–2\n  job 0, operation 1: 3–7')
})

describe('what is no instance exits with 2 and says why, and where', () => {
  const jsp = (name: string, content: string): string[] => [written(name, content), '--format', 'jsp']
  const fjsp = (name: string, content: string): string[] => [written(name, content), '--format', 'fjsp']
  test.each([
    ['nothing', [], catalogues.en.usage],
    ['no format', [fixed], catalogues.en.usage],
    ['an unknown format', [fixed, '--format', 'xml'], catalogues.en.usage],
    ['an unknown option', [fixed, '--loud'], catalogues.en.usage],
    ['seconds that are none', [fixed, '--format', 'jsp', '--seconds', 'soon'], catalogues.en.usage],
    ['no such file', [join(folder, 'nothing.txt'), '--format', 'jsp'], 'nothing.txt cannot be read'],
    ['an empty file', jsp('empty.txt', ''), 'line 1: the first line must be two whole numbers'],
    ['a letter', jsp('letter.txt', 'Please plan 20 jobs.\n'), 'line 1: the first line must be two whole numbers, how many jobs and how many machines; it is "Please plan 20 jobs."'],
    ['a job less', jsp('less.txt', '2 1\n0 3\n'), 'line 2: the file ends after 1 jobs'],
    ['a job more', jsp('more.txt', '1 1\n0 3\n\n0 4\n'), 'line 4: there are more jobs than the first line promises: "0 4"'],
    ['a word', jsp('word.txt', '1 1\n0 soon\n'), 'line 2: a whole number from 0 to 1000000 was expected; it is "soon"'],
    ['a negative duration', jsp('negative.txt', '1 1\n0 -3\n'), 'it is "-3"'],
    ['half an operation', jsp('half.txt', '1 1\n0 3 0\n'), 'line 2: the line ends in the middle of an operation, after "0"'],
    ['a machine that is not there', jsp('machine.txt', '1 1\n1 3\n'), 'line 2: there is no machine 1'],
    ['machine 0 where they count from 1', fjsp('zero.txt', '1 1\n1 1 0 3\n'), 'line 2: there is no machine 0'],
    ['no choice', fjsp('none.txt', '1 1\n1 0\n'), 'line 2: operation 1 has no machine to go to'],
    ['numbers left over', fjsp('over.txt', '1 1\n1 1 1 3 9\n'), 'line 2: the line goes on after its last operation: "9"'],
    ['JSON that is none', [written('none.json', '{'), '--format', 'json'], 'none.json is no problem that can be planned'],
    ['a machine that JSON does not have', [written('far.json', JSON.stringify({ machines: [], orders: [{ operations: [{ choices: [{ machine: 0, duration: 1 }] }] }] })), '--format', 'json'], 'there is no such machine'],
    ['an fjsp file read as jsp', [flexible, '--format', 'jsp'], 'line 1: the first line must be two whole numbers'],
  ])('%s', async (_, argv, message) => {
    const { code, out, err } = await run(...argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
  })
})

test('both languages say the same', () => {
  const { messages, faults } = compareCatalogues(catalogues.en, catalogues.te, new Set(['throughline', 'schedule', 'FILE', 'format', 'jsp', 'fjsp', 'seconds', 'S', 'iterations', 'N', 'seed', 'json', 'locale', 'en', 'te', 'ms', '0', '1000000']))
  expect(faults.filter(({ key }) => key !== 'problem')).toEqual([])
  expect(messages).toBeGreaterThan(10)
})
