import { pathToFileURL } from 'node:url'

/*
 * A process that imports a function's code, as Lambda does at a cold start, and then what waits there for its first use. Says how many
 * milliseconds each took: of the entry first, of all the rest together.
 */
const [entry = '', ...later] = process.argv.slice(2)
const took = async (files: readonly string[]): Promise<number> => {
  const began = performance.now()
  for (const file of files) await import(pathToFileURL(file).href)
  return performance.now() - began
}
process.stdout.write(JSON.stringify([await took([entry]), await took(later)]))
