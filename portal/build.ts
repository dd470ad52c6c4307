import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build, type BuildOptions, type Plugin } from 'vite'
import { contracts } from '#services/contracts/contract.ts'
import { logistics } from '#services/logistics/contract.ts'
import { production } from '#services/production/contract.ts'
import { quality } from '#services/quality/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { support } from '#services/support/contract.ts'

const root = join(import.meta.dirname, '..')
const sources = ['portal', 'services', 'shared/vocabulary', 'shared/kernel', 'docs/contracts']
const cache = join(root, 'out/portal')

/**
 * The portal as files to be served, in a folder named after what it was made from: built when a source has changed, found again otherwise.
 * Takes a few seconds the first time.
 */
export const portalFiles = async (): Promise<string> => {
  const folder = join(cache, fingerprint())
  if (existsSync(folder)) return folder
  const unfinished = `${folder}-${process.pid}`
  await inProduction(() => build({
    root: import.meta.dirname, configFile: false, logLevel: 'warn', mode: 'production',
    plugins: [routesOnly, words, terminalFiles],
    build: { outDir: unfinished, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1200, assetsInlineLimit: 0, reportCompressedSize: false, rolldownOptions: { onLog: withoutDirectives } },
  }))
  for (const old of readdirSync(cache)) if (Date.now() - statSync(join(cache, old)).mtimeMs > keptMs) rmSync(join(cache, old), { recursive: true, force: true })
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    // Another process was faster; its files are the same.
    if (!existsSync(folder)) throw error
    rmSync(unfinished, { recursive: true })
  }
  return folder
}

/** Vite takes `NODE_ENV` for the last word on what is built: a test's would give everybody React's build for development, twice the size. */
const inProduction = async <T>(work: () => Promise<T>): Promise<T> => {
  const { NODE_ENV: before } = process.env
  process.env['NODE_ENV'] = 'production'
  return work().finally(() => {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  })
}

/** Who serves an older build meanwhile goes on finding its files. */
const keptMs = 86_400_000

/** `"use client"` is for frameworks that render on a server; here it is noise, thousands of lines of it. */
const withoutDirectives: NonNullable<NonNullable<BuildOptions['rolldownOptions']>['onLog']> = (level, log, say) => {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') say(level, log)
}

/**
 * What a browser needs of the contracts to call a route: method, path, kind and roles (6 KB). Their schemas and zod come with the first form
 * that is opened.
 */
const routesOnly: Plugin = {
  name: 'routes-only',
  resolveId: (id) => (id === 'virtual:routes' ? `\0${id}` : undefined),
  load: (id) => {
    if (id !== '\0virtual:routes') return undefined
    const lines = Object.fromEntries([quoting, contracts, production, quality, logistics, support].map(({ service, routes }) => [
      service, Object.fromEntries(Object.entries(routes).map(([name, { kind, method, path, roles }]) => [name, { kind, method, path, roles }])),
    ]))
    return `export const routes = JSON.parse(${JSON.stringify(JSON.stringify(lines))})`
  },
}

/** The texts of a language as one file of data beside the scripts; `virtual:words` says where each lies. */
const words: Plugin = {
  name: 'words',
  resolveId: (id) => (id === 'virtual:words' ? `\0${id}` : undefined),
  load: (id) => (id === '\0virtual:words' ? `export const words = ${JSON.stringify(Object.fromEntries(wordFiles().map(({ locale, name }) => [locale, `/${name}`])))}` : undefined),
  generateBundle() {
    for (const { name, source } of wordFiles()) this.emitFile({ type: 'asset', fileName: name, source })
  },
}

/** The terminal's service worker, told which files the terminal is made of: what its code and the first page's ask for, both languages, and their letters. */
const terminalFiles: Plugin = {
  name: 'terminal-files',
  buildStart() { this.emitFile({ type: 'chunk', id: join(import.meta.dirname, 'service-worker.ts'), fileName: serviceWorker }) },
  generateBundle(_, bundle) {
    const needed = new Set<string>()
    const need = (name: string): void => {
      if (needed.has(name)) return
      needed.add(name)
      const file = bundle[name]
      if (file?.type === 'chunk') [...file.imports, ...(file.viteMetadata?.importedCss ?? [])].forEach(need)
    }
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
    const worker = chunks.find(({ fileName }) => fileName === serviceWorker)
    const begin = chunks.filter((file) => file !== worker && (file.isEntry || file.facadeModuleId?.endsWith('/pages/terminal/terminal.tsx') === true))
    if (!worker || begin.length !== 2) throw new Error('the terminal is not where it was')
    begin.forEach(({ fileName }) => need(fileName))
    const letters = Object.keys(bundle).filter((name) => /noto-sans-(?:latin|telugu-telugu)-\d+-normal.*\.woff2$/.test(name))
    const files = ['icon.svg', ...needed, ...letters, ...wordFiles().map(({ name }) => name)].map((name) => `/${name}`).toSorted()
    const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 16)
    worker.code = worker.code.replace('TERMINAL_FILES', JSON.stringify(files)).replace('TERMINAL_VERSION', JSON.stringify(version))
  },
}
const serviceWorker = 'service-worker.js'

const wordFiles = (): { readonly locale: string; readonly name: string; readonly source: string }[] => {
  const folder = join(import.meta.dirname, 'i18n')
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name: locale }) => {
    const areas = readdirSync(join(folder, locale)).map((file) => [file.replace(/\.json$/, ''), JSON.parse(readFileSync(join(folder, locale, file), 'utf8'))])
    const source = JSON.stringify(Object.fromEntries(areas))
    return { locale, source, name: `assets/words-${locale}-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.json` }
  })
}

const fingerprint = (): string => {
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', ...sources.flatMap(filesBelow)]) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}

const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.') && !entry.parentPath.includes('/test'))
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1))
    .toSorted()
