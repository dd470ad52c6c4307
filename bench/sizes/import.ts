import { pathToFileURL } from 'node:url'

/* A process that imports one bundle, as Lambda does at a cold start, and says how many milliseconds that took. */
const began = performance.now()
await import(pathToFileURL(process.argv[2] ?? '').href)
process.stdout.write(String(performance.now() - began))
