import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { samplePassword, samplePeople } from '#shared/adapters/local/sample-people.ts'
import { announce, withdraw } from './running.ts'
import { services } from './services.ts'
import { FolderInUse } from './folder-lock.ts'
import { startSystem } from './system.ts'
import { realTools } from './tools.ts'

/** `npm start [-- --port 4300 --data data --sample]`: the whole product on this machine, until it is stopped; `--sample` fills an empty one with sample orders. */
const { values } = parseArgs({ options: { port: { type: 'string', default: '4300' }, data: { type: 'string', default: 'data' }, sample: { type: 'boolean', default: false } } })

const directory = resolve(values.data)
const port = Number(values.port)
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  console.error(`--port takes a number from 1 to 65535; it was "${values.port}".`)
  process.exit(1)
}
const tools = realTools()
const system = await startSystem({ hosted: services, tools, directory, port }).catch((error: unknown) => {
  const used = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  if (used) console.error(`Port ${values.port} is in use. Stop what uses it, or choose another: npm start -- --port 4301 --data data-2`)
  else console.error(error instanceof FolderInUse ? `${error.message} Stop it, or choose another folder: npm start -- --data data-2` : error)
  return process.exit(1)
})

await announce(directory, system.address)

console.log(`
Throughline runs at ${system.address}
  portal         ${system.address}/
  API page       ${system.address}/docs/
  e-mail         ${system.address}/outbox/ (nothing is sent; see what would have been)
  state          ${values.data}/

Sign in as one of these; the password of all of them is "${samplePassword}":
${samplePeople.map(({ sub, name = '', customerName }) => `  ${sub.padEnd(16)} ${name}${customerName === undefined ? '' : `, ${customerName}`}`).join('\n')}

One order through all seven steps:  npm run demo
`)

const stop = (): void => {
  tools.close()
  withdraw(directory).then(system.stop).then(() => process.exit(0), () => process.exit(1))
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)

if (values.sample) {
  const { status } = await system.sampleData.start()
  console.log(status === 'NotEmpty' ? 'There are orders already; no sample data is added.' : 'Sample orders are being made; look at them meanwhile.')
  const end = await system.sampleData.finished()
  if (end.status === 'Done') console.log('The sample orders are there.')
  if (end.status === 'Failed') console.error(`The sample data stopped: ${end.detail}`)
}
