import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { services } from '#local/services.ts'
import { signIn } from '#local/sign-in.ts'
import { freePort } from '#local/system.ts'
import { samplePassword, samplePeople } from '#shared/adapters/local/sample-people.ts'
import { startMain, type Child } from './child.ts'

let folder: string
let port: number
let child: Child
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-'))
  port = await freePort()
  child = startMain(folder, port)
  await child.says('npm run demo')
})
afterAll(async () => {
  await child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})
const at = (path: string) => `http://localhost:${port}${path}`

const Document = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string().min(1), version: z.string().min(1) }),
  servers: z.array(z.object({ url: z.url() })).min(1),
  paths: z.record(z.string().startsWith('/'), z.record(z.string(), z.object({
    operationId: z.string(), summary: z.string().min(1),
    parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean().optional(), schema: z.looseObject({}) })),
    requestBody: z.object({ content: z.object({ 'application/json': z.looseObject({ schema: z.looseObject({}) }) }) }).optional(),
    responses: z.record(z.string(), z.object({ description: z.string(), content: z.record(z.string(), z.looseObject({ schema: z.looseObject({}) })) })),
  }))),
  components: z.looseObject({ schemas: z.looseObject({}), securitySchemes: z.looseObject({}) }),
})

describe('npm start', () => {
  it('says where it is, who can sign in, and how', () => {
    const said = child.output()
    expect(said).toContain(at(''))
    expect(said).toContain(at('/docs/'))
    expect(said).toContain(samplePassword)
    for (const { sub } of samplePeople) expect(said).toContain(sub)
  })

  it('lets everyone it names sign in', async () => {
    for (const { sub } of samplePeople) {
      const token = await signIn(at(''), sub, samplePassword)
      expect((await fetch(at('/api/quoting/rfqs'), { headers: { authorization: `Bearer ${token}` } })).status, sub).toBe(200)
    }
    await expect(signIn(at(''), 'manager', 'wrong')).rejects.toThrow('answered 401')
  })

  it('serves the page of the API and its parts', async () => {
    for (const [path, type] of [['/', 'text/html'], ['/docs/', 'text/html'], ['/docs/start.js', 'text/javascript'], ['/docs/swagger-ui-bundle.js', 'text/javascript'], ['/docs/swagger-ui.css', 'text/css']] as const) {
      const answer = await fetch(at(path))
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, expect.stringContaining(type)])
      expect((await answer.text()).length).toBeGreaterThan(0)
    }
    expect((await fetch(at('/docs/..%2f..%2fpackage.json'))).status).toBe(404)
    expect(await (await fetch(at('/docs/start.js'))).text()).toContain('/openapi/quoting.json')
  })

  it.each(services.map(({ service }) => service.manifest.contract))('describes every operation of $service', async (contract) => {
    const { paths, servers } = Document.parse(await (await fetch(at(`/openapi/${contract.service}.json`))).json())
    expect(servers[0]?.url).toBe(at(`/api/${contract.service}`))
    const described = Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).map(([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`))
    expect(described.toSorted()).toEqual(Object.entries(contract.routes).map(([name, { method, path }]) => `${name} ${method} ${path}`).toSorted())
    for (const [path, operations] of Object.entries(paths)) {
      for (const { parameters, responses } of Object.values(operations)) {
        expect(parameters.filter((each) => each.in === 'path').map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? [])
        expect(Object.keys(responses)).toContain('default')
      }
    }
  })

  it('keeps its state to its owner', async () => {
    const state = join(folder, 'state')
    expect((await stat(state)).mode & 0o077, 'others can enter the state folder').toBe(0)
    expect((await stat(join(state, 'secrets.json'))).mode & 0o077, 'others can read the secrets').toBe(0)
    expect((await readdir(state)).toSorted()).toEqual(expect.arrayContaining(['files', 'identity.db', 'queues.db', 'quoting.db', 'running.json', 'secrets.json']))
  })
})

describe('a start that cannot be', () => {
  it('ends with 1 and says why: the port is in use (by another shop, by anything), is no port, the folder is a file', async () => {
    const occupied = await freePort()
    const blocker = createServer().listen(occupied, 'localhost')
    await writeFile(join(folder, 'a-file'), '')
    const attempts = [[startMain(folder, port, 'other'), `Port ${port} is in use`], [startMain(folder, occupied, 'third'), `Port ${occupied} is in use`], [startMain(folder, await freePort(), 'a-file'), 'a-file'], [startMain(folder, 70_000, 'fourth'), '70000']] as const
    for (const [attempt, message] of attempts) {
      expect(await attempt.ended).toBe(1)
      expect(attempt.output()).toContain(message)
    }
    blocker.close()
  })

  it('for a port in use, a port that is none, or a folder in use says what to do, without a stack', async () => {
    const attempts = [[startMain(folder, port, 'other'), '--port'], [startMain(folder, 70_000, 'fourth'), '--port takes a number'], [startMain(folder, await freePort(), 'state'), '--data']] as const
    for (const [attempt, wayOut] of attempts) {
      expect(await attempt.ended).toBe(1)
      expect(attempt.output()).toContain(wayOut)
      expect(attempt.output()).not.toMatch(/\n\s+at /)
    }
  })

  it('leaves the shop that runs alone', async () => {
    expect((await fetch(at('/openapi/quoting.json'))).status).toBe(200)
    expect(await readdir(join(folder, 'state'))).toContain('running.json')
  })
})

describe('stopping', () => {
  it('by SIGINT or SIGTERM ends with 0 though somebody is connected, and leaves the state', async () => {
    await (await fetch(at('/docs/'))).text()
    expect(await child.kill('SIGTERM')).toBe(0)
    expect(await readdir(join(folder, 'state'))).not.toContain('running.json')
    const again = startMain(folder, port)
    await again.says('npm run demo')
    expect((await fetch(at('/openapi/quoting.json'))).status).toBe(200)
    expect(await again.kill('SIGINT')).toBe(0)
  })
})
