import { readFile } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { jsonLog } from '#shared/adapters/local/log.ts'
import { systemClock } from '#shared/adapters/local/clock.ts'
import { fileSecrets } from '#shared/adapters/local/secrets.ts'
import { findRunning } from '../running.ts'
import { services } from '../services.ts'
import { freePort, startSystem } from '../system.ts'
import { realTools } from '../tools.ts'
import { httpShop } from './http-shop.ts'
import { driveOrder } from './order.ts'
import { documentsOf, keepDocuments, timelineOf } from './outcome.ts'

/** `npm run demo [-- part.step] [--json] [--data folder] [--locale te]`: one order through all seven steps over HTTP, on the running system or on one started for it. */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false }, data: { type: 'string', default: 'data' }, out: { type: 'string', default: 'out' }, locale: { type: 'string', default: 'en' } } })

const samplePart = join(import.meta.dirname, '../../services/quoting/geometry/samples/nist_ftc_06_asme1_rd.stp')
const started = performance.now()
const directory = resolve(values.data)
const seconds = (): number => Math.round(performance.now() - started) / 1000
const say = (line: string): void => { if (!values.json) console.log(line) }

const path = positionals[0] ?? samplePart
const bytes = await readFile(path).catch(() => {
  console.error(`There is no readable file ${path}. Give a STEP file: npm run demo -- part.step`)
  return process.exit(2)
})

const here = async () => {
  const address = await findRunning(directory)
  if (address !== undefined) return { address, secrets: fileSecrets({ path: join(directory, 'secrets.json'), names: [], env: process.env }), stop: async () => undefined }
  const tools = realTools()
  const quiet = jsonLog({ clock: systemClock, write: (line) => { if (line.includes('"level":"error"')) process.stderr.write(line) } })
  const system = await startSystem({ hosted: services, tools, directory, port: await freePort(), log: quiet })
  return { address: system.address, secrets: system.secrets, stop: async () => { tools.close(); await system.stop() } }
}

const { address, secrets, stop } = await here()
say(`Throughline at ${address}; the part is ${basename(path)}\n`)
const shop = httpShop(address, secrets, (who, what) => say(`${seconds().toFixed(1).padStart(6)} s  ${who.padEnd(26)} ${what}`), values.locale === 'te' ? 'te' : 'en')
try {
  const driven = await driveOrder(shop, { name: basename(path), bytes: new Uint8Array(bytes) })
  const timeline = await timelineOf(shop, driven.orderId)
  const documents = await keepDocuments(await documentsOf(shop, driven), resolve(values.out, driven.orderId))
  if (values.json) {
    console.log(JSON.stringify({ orderId: driven.orderId, events: timeline.map(({ type, occurredAt }) => ({ type, at: occurredAt })), documents, seconds: seconds() }))
  } else {
    say(`\nTimeline of ${driven.orderId}`)
    for (const { occurredAt, service, type, who } of timeline) say(`  ${occurredAt}  ${service.padEnd(11)} ${type.padEnd(30)} ${who}`)
    say('\nDocuments')
    for (const document of documents) say(`  ${document.sha256.slice(0, 16)}…  ${relative(process.cwd(), document.path)}`)
    say(`\n${timeline.length} events in ${seconds()} s`)
  }
} catch (error) {
  console.error(`The demo stopped: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
} finally {
  await stop()
}
