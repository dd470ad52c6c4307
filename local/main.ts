import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { samplePassword, samplePeople } from '#shared/adapters/local/sample-people.ts'
import { announce, withdraw } from './running.ts'
import { services } from './services.ts'
import { startSystem } from './system.ts'
import { realTools } from './tools.ts'

/** `npm start [-- --port 4300 --data data]`: the whole product on this machine, until it is stopped. */
const { values } = parseArgs({ options: { port: { type: 'string', default: '4300' }, data: { type: 'string', default: 'data' } } })

const directory = join(process.cwd(), values.data)
const tools = realTools()
const system = await startSystem({ hosted: services, tools, directory, port: Number(values.port) }).catch((error: unknown) => {
  const used = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  console.error(used ? `Port ${values.port} is in use. Stop what uses it, or choose another: npm start -- --port 4301` : error)
  return process.exit(1)
})

await announce(directory, system.address)

console.log(`
Throughline runs at ${system.address}
  API page       ${system.address}/docs/
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
