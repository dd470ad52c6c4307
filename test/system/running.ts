import { mkdtemp, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { services } from '#local/services.ts'
import { signIn } from '#local/sign-in.ts'
import { freePort, startSystem, type System } from '#local/system.ts'
import { realTools } from '#local/tools.ts'
import { httpShop } from '#local/demo/http-shop.ts'
import type { Shop } from '#local/demo/shop.ts'
import { samplePassword } from '#shared/adapters/local/sample-people.ts'
import type { Log, LogFields } from '#shared/kernel/ports.ts'
import { Problem } from '#shared/kernel/problem.ts'

export type Answer = { readonly status: number; readonly headers: { readonly [name: string]: string | undefined }; readonly text: string }
export type Ask = { readonly method?: string; readonly path: string; readonly as?: string; readonly headers?: { readonly [name: string]: string }; readonly body?: unknown }

/** The real system on a free port and a folder of its own, and ways to be rude to it. */
export type Running = {
  readonly system: System
  readonly address: string
  readonly directory: string
  readonly shop: Shop
  /** One request exactly as given; `as` signs in a sample person. A body that is no text is sent as JSON. */
  readonly ask: (ask: Ask) => Promise<Answer>
  /** What was logged as an error: bad input must not appear here. */
  readonly errors: () => readonly string[]
  readonly stop: () => Promise<void>
}

export const run = async (): Promise<Running> => {
  const parent = await mkdtemp(join(tmpdir(), 'throughline-'))
  const directory = join(parent, 'state')
  const errors: string[] = []
  const log: Log = { info: () => undefined, warn: () => undefined, error: (message: string, fields?: LogFields) => { errors.push(`${message} ${JSON.stringify(fields)}`) }, with: () => log }
  const tools = realTools()
  const system = await startSystem({ hosted: services, tools, directory, port: await freePort(), log })
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (user: string): Promise<string> => {
    const token = tokens.get(user) ?? signIn(system.address, user, samplePassword)
    tokens.set(user, token)
    return token
  }
  return {
    system, directory, address: system.address, errors: () => errors, shop: httpShop(system.address, system.secrets, () => undefined),
    ask: async ({ method = 'GET', path, as, headers = {}, body }) => raw(system.address, {
      method, path,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...(as !== undefined && { authorization: `Bearer ${await tokenOf(as)}` }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }),
    stop: async () => {
      tools.close()
      await system.stop()
      await rm(parent, { recursive: true, force: true })
    },
  }
}

type Raw = { readonly method: string; readonly path: string; readonly headers: { readonly [name: string]: string }; readonly body?: string }

/** Below `fetch`, which would tidy up the path and the headers. */
export const raw = (address: string, { method, path, headers, body }: Raw): Promise<Answer> => {
  const { hostname, port } = new URL(address)
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, method, path, headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) }, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => resolve({
        status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString(),
        headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value])),
      }))
    })
    request.once('error', reject)
    request.end(body)
  })
}

/** The answer is a problem as RFC 9457 wants it, with words for a person and not the name of a text. */
export const problemIn = (answer: Answer, status: number, code: string): Problem => {
  expect({ status: answer.status, type: answer.headers['content-type'], text: answer.text }).toEqual({ status, type: 'application/problem+json; charset=utf-8', text: expect.stringContaining('{') })
  const problem = Problem.parse(JSON.parse(answer.text))
  expect(problem).toMatchObject({ status, code, type: `urn:throughline:problem:${code}` })
  expect([problem.title, problem.detail].filter((text) => /^(refusals|titles|issues)\.|\{\w+\}/.test(text)), 'words are missing').toEqual([])
  expect(problem.requestId).not.toBe('')
  return problem
}

export const json = (answer: Answer): unknown => JSON.parse(answer.text)

let keys = 0
export const newKey = (): string => `system-test-key-${(keys += 1)}`
