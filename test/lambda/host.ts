import { pathToFileURL } from 'node:url'
import { localContext } from '#shared/kernel/gateway.ts'

/* Lambda's own runtime as far as it is needed: loads one export of one bundle, then answers one event after another. */

const [file = '', name = ''] = process.argv.slice(2)
const began = performance.now()
const bundle: { readonly [exported: string]: unknown } = await import(pathToFileURL(file).href)
const milliseconds = performance.now() - began
const handler = bundle[name]
if (typeof handler !== 'function') throw new Error(`${file} does not export ${name}`)

process.on('message', (event) => {
  const answer = async (): Promise<unknown> => handler(event, localContext(name, 'test'))
  void answer().then((value) => process.send?.({ value }), (error: unknown) => process.send?.({ error: String(error) }))
})
process.send?.({ loaded: milliseconds })
