import { copyFile, cp, mkdir, readFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { build, type Metafile, type OnLoadResult, type Plugin } from 'esbuild'
import * as z from 'zod'
import { fontFiles } from '#shared/documents/fonts.ts'
import type { Tools } from '#shared/kernel/service.ts'

export const root = join(import.meta.dirname, '..')

/**
 * What the SDK would load on demand and never does here: where credentials come from on other machines (a function has its own in the
 * environment, which is asked first), event streams, which no operation of ours uses, and what tells browsers apart. A seventh of each bundle.
 */
const elsewhere: Plugin = {
  name: 'elsewhere',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^@aws-sdk\/credential-provider-|^@smithy\/(credential-provider-imds|core\/event-streams)$|^bowser$/ }, ({ path, kind }) =>
      (kind === 'dynamic-import' ? { path, external: true } : undefined))
  },
}

const refusing = (what: string): string => `const refuse = () => { throw new Error('${what} are left out of this bundle') }`

/**
 * What clients are made with and no operation of ours asks for: a cache of endpoints that DynamoDB would have discovered (only
 * Timestream still asks for that), and event streams of S3 (`SelectObjectContent`). 18 KB of each function that has both.
 */
const unasked: Plugin = {
  name: 'unasked',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^@aws-sdk\/endpoint-cache$|^@smithy\/core\/event-streams$/ }, ({ path, kind }) => (kind === 'import-statement' ? { path, namespace: 'unasked' } : undefined))
    onLoad({ filter: /endpoint-cache/, namespace: 'unasked' }, () => ({ contents: 'export class EndpointCache {}' }))
    onLoad({ filter: /event-streams/, namespace: 'unasked' }, () => ({ contents: [refusing('Event streams'), 'export const resolveEventStreamSerdeConfig = (config) => config', 'export const eventStreamSerdeProvider = refuse'].join('\n') }))
  },
}

/** LGPL: stays a file of its own that another build can replace (docs/adr/0007). */
const replaceable = ['replicad-opencascadejs', 'occt-import-js']

/** Our own modules do nothing but define: what a function does not use of them may be left out. The SDK's packages say so themselves. */
const pure: Plugin = {
  name: 'pure',
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /^#(services|shared)\/|^\./ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (kind === 'entry-point' || pluginData === 'resolved' || importer.includes('node_modules')) return undefined
      return { ...(await resolve(path, { importer, resolveDir, kind, pluginData: 'resolved' })), sideEffects: false }
    })
  },
}

/**
 * The SDK describes every shape of S3 with computed keys (`[_hH]: …`), which a bundler must not drop: it cannot know that the key
 * is a constant text. Writing the text in its place lets the shapes of operations nobody calls go (54 KB).
 */
const literalKeys: Plugin = {
  name: 'literal-keys',
  setup: ({ onLoad }) => {
    onLoad({ filter: /client-s3\/dist-es\/schemas\/schemas_0\.js$/ }, async ({ path }): Promise<OnLoadResult> => {
      const source = await readFile(path, 'utf8')
      const texts = new Map([...source.matchAll(/^const (\w+) = ("[^"\\]*");$/gm)].map(([, name = '', text = '']) => [name, text]))
      return { contents: source.replaceAll(/\[(\w+)\]:/g, (whole, name: string) => (texts.has(name) ? `${texts.get(name)}:` : whole)), loader: 'js' }
    })
  },
}

/** A client puts its version into the `user-agent`; the rest of its package.json (2 KB each) tells nobody anything. */
const versionOnly: Plugin = {
  name: 'version-only',
  setup: ({ onLoad }) => {
    onLoad({ filter: /@aws-sdk\/client-[\w-]+\/package\.json$/ }, async ({ path }): Promise<OnLoadResult> => {
      const { version } = Package.parse(JSON.parse(await readFile(path, 'utf8')))
      return { contents: JSON.stringify({ version }), loader: 'json' }
    })
  },
}
const Package = z.object({ version: z.string() })

/**
 * Every schema of zod can describe itself as JSON Schema (18 KB). Only the API page asks for that, and it is made elsewhere
 * (kernel/openapi.ts); here asking throws.
 */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  setup: ({ onLoad }) => {
    onLoad({ filter: /zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/ }, async ({ path }): Promise<OnLoadResult> => {
      const names = [...(await readFile(path, 'utf8')).matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name = '']) => name)
      return { contents: [refusing('JSON Schemas'), ...names.map((name) => `export const ${name} = ${name.startsWith('create') ? '() => refuse' : 'refuse'}`)].join('\n'), loader: 'js' }
    })
  },
}

/** What a route may be asked with, for the API page and the tests (5 to 9 KB a service); a function never shows it. */
const withoutExamples: Plugin = {
  name: 'without-examples',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\/services\/\w+\/examples\.ts$/ }, async ({ path }): Promise<OnLoadResult> => {
      const names = [...(await readFile(path, 'utf8')).matchAll(/^export const (\w+)/gm)].map(([, name = '']) => name)
      return { contents: names.map((name) => `export const ${name} = undefined`).join('\n'), loader: 'js' }
    })
  },
}

/** What to bundle: `names` of `entry` (a path from the root), or without names the whole of a program, as `<name>.mjs` in a folder. */
export type Bundling = { readonly entry: string; readonly names: readonly string[]; readonly folder: string; readonly name?: string }

/**
 * A function's code: exports keep their names, and what only other exports need is left out. What is loaded on first use (`import()`)
 * stands in files of its own beside it, and what those share with it in others.
 */
export const bundle = async ({ entry, names, folder, name = 'index' }: Bundling): Promise<Bundled> => {
  const from = names.length === 0 ? { entryPoints: [join(root, entry)] } : { stdin: { contents: `export { ${names.join(', ')} } from './${entry}'`, resolveDir: root, loader: 'ts' as const } }
  const { metafile } = await build({
    ...from,
    absWorkingDir: root,
    outdir: folder, entryNames: name, chunkNames: '[name]-[hash]', outExtension: { '.js': '.mjs' },
    bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node24', minify: true, charset: 'utf8', metafile: true, legalComments: 'none', logLevel: 'silent',
    mainFields: ['module', 'main'],
    external: [...replaceable],
    plugins: [elsewhere, unasked, pure, literalKeys, versionOnly, withoutJsonSchema, withoutExamples],
    // What is still CommonJS among the packages asks for `require`.
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  })
  return bundledAs(join(folder, `${name}.mjs`), metafile)
}

/** A file of a function's code: from which modules it was made, and what it still imports from elsewhere. */
export type Part = { readonly file: string; readonly bytes: number; readonly inputs: readonly string[]; readonly left: readonly string[] }

/** A function's code: what importing it loads, the entry first; and what is loaded later: the modules that `import()` names, and all their files. */
export type Bundled = { readonly atOnce: readonly Part[]; readonly later: readonly Part[]; readonly laterEntries: readonly Part[] }

const bundledAs = (entry: string, { outputs }: Metafile): Bundled => {
  const loaded = new Set<string>()
  const load = (at: string): void => {
    if (loaded.has(at)) return
    loaded.add(at)
    for (const { path, kind } of outputs[at]?.imports ?? []) if (kind === 'import-statement' && path in outputs) load(path)
  }
  load(Object.keys(outputs).find((at) => join(root, at) === entry) ?? '')
  const partsOf = (files: Iterable<string>): Part[] => [...files].flatMap((at) => {
    const output = outputs[at]
    if (!output) throw new Error(`${at} was not written`)
    const inputs = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path)
    return { file: join(root, at), bytes: output.bytes, inputs, left: output.imports.filter(({ path }) => !(path in outputs) && !isBuiltin(path)).map(({ path, kind }) => `${kind} ${path}`) }
  })
  const later = Object.keys(outputs).filter((at) => !loaded.has(at))
  return { atOnce: partsOf(loaded), later: partsOf(later), laterEntries: partsOf(later.filter((at) => outputs[at]?.entryPoint !== undefined)) }
}

/** Files beside a worker's bundle: fonts and the colour profile for those that print, the child's bundle for the one that measures. */
export const beside = (folder: string, tools: Tools): Promise<void> => (tools === 'geometry' ? besideGeometry(folder) : besideDocuments(folder))

const besideGeometry = async (folder: string): Promise<void> => {
  await bundle({ entry: 'services/quoting/geometry/worker.ts', names: [], folder, name: 'geometry-worker' })
  // Of each package the build that is used, whole and with its licence, so that another can take its place; not its other builds, sources and tests.
  const unused = /replicad_multi|\.d\.ts$|occt-import-js\/(?:test|examples|tools|occt-import-js|\.github)(?:\/|$)|-worker\.js$/
  for (const name of replaceable) await cp(join(root, 'node_modules', name), join(folder, 'node_modules', name), { recursive: true, filter: (path) => !unused.test(path) })
}

const besideDocuments = async (folder: string): Promise<void> => {
  for (const name of ['fonts', 'data']) await mkdir(join(folder, name), { recursive: true })
  for (const { package: from, file } of fontFiles()) await copyFile(join(root, 'node_modules', from, 'files', file), join(folder, 'fonts', file)).catch(absent)
  const profile = 'data/sRGB_IEC61966_2_1.icc'
  await copyFile(join(root, 'node_modules/pdfkit/js', profile), join(folder, profile))
}

/** Two of the font packages are optional; the renderer says so when one that is not is missing. */
const absent = (error: unknown): void => {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
}
