import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openGeometry } from '#services/quoting/geometry/analyse.ts'
import { flange, pdf } from '#services/quoting/geometry/samples/drawings.ts'
import { contentHash, sha256 } from '#shared/kernel/hash.ts'
import { buildAssets } from '../assets.ts'
import { root } from '../bundle.ts'
import { functionsOf } from '../functions.ts'
import { PlatformStack } from '../platform-stack.ts'
import { ServiceStack } from '../service-stack.ts'
import { services } from '../services.ts'
import { stages } from '../stages.ts'
import { emptyApp } from './synthesized.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-bundled-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const assets = await buildAssets(services, folder)
const app = emptyApp()
new PlatformStack(app, { stage: stages.dev, assets })
for (const manifest of services) new ServiceStack(app, { stage: stages.dev, manifest, assets, atOnce: false })
const { stacks, directory } = app.synth()

type Deployed = { readonly name: string; readonly handler: string; readonly at: string }

/** Every function of every template, and the folder of its code in `cdk.out`. */
const deployed = stacks.flatMap(({ template }) => Object.values<{ Type: string; Properties: { FunctionName: string; Handler: string; Code: { S3Key: string } } }>(template.Resources)
  .filter(({ Type }) => Type === 'AWS::Lambda::Function')
  .map(({ Properties: { FunctionName, Handler, Code } }): Deployed => ({ name: FunctionName, handler: Handler, at: join(directory, `asset.${Code.S3Key.replace(/\.zip$/, '')}`) })))

const filesOf = (at: string): string[] => readdirSync(at, { recursive: true, withFileTypes: true }).filter((each) => !each.isDirectory()).map((each) => join(each.parentPath, each.name))
/** A function's entry, what it loads on first use, and what several of these share. */
const isCode = (name: string): boolean => /^(index|(directory|files|mail|people|secrets|chunk)-[0-9A-Z]{8})\.mjs$/.test(name)
const specs = services.flatMap((manifest) => functionsOf(manifest).map((spec) => ({ ...spec, people: manifest.directory === true, deployed: `throughline-dev-${manifest.contract.service}-${spec.name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}` })))

describe('the code in cdk.out', () => {
  it('is there for every function, under the name its handler says', () => {
    expect(deployed.map(({ name }) => name).toSorted()).toEqual([...specs.map((spec) => spec.deployed), 'throughline-dev-claims'].toSorted())
    for (const { handler, at } of deployed) {
      const [file, exported] = handler.split('.')
      expect(readFileSync(join(at, `${file}.mjs`), 'utf8')).toMatch(new RegExp(`export\\{(.*[, ])?(\\w+ as )?${exported}[,}]`))
    }
  })

  it('carries what lies beside a worker, and nobody else carries anything', () => {
    for (const spec of specs) {
      const at = deployed.find(({ name }) => name === spec.deployed)?.at ?? ''
      const beside = readdirSync(at).filter((name) => !isCode(name)).map((name) => name.replace(/-[0-9A-Z]{8}(?=\.mjs$)/, '')).toSorted()
      expect([spec.name, beside]).toEqual([spec.name, spec.tools === 'documents' ? ['data', 'fonts'] : spec.tools === 'geometry' ? ['geometry-worker.mjs', 'measure-drawing.mjs', 'node_modules', 'pdfjs.mjs', 'read-iges.mjs'] : []])
    }
    const printer = deployed.find(({ name }) => name.endsWith('render-contract'))?.at ?? ''
    expect(existsSync(join(printer, 'data/sRGB_IEC61966_2_1.icc'))).toBe(true)
    expect(readdirSync(join(printer, 'fonts')).some((file) => file.includes('telugu'))).toBe(true)
  })

  it('lies in one file, but for what is loaded on first use (docs/adr/0018)', () => {
    const late = { http: ['files', 'secrets'], webhook: ['files', 'secrets'], inbox: ['files', 'secrets'], worker: ['secrets'], relay: [] }
    // All entries of one module carry what one of them loads later.
    for (const spec of specs) {
      const code = readdirSync(deployed.find(({ name }) => name === spec.deployed)?.at ?? '').filter(isCode)
      const named = code.map((name) => name.replace(/(-[0-9A-Z]{8})?\.mjs$/, '')).filter((name) => name !== 'chunk').toSorted()
      expect([spec.deployed, named]).toEqual([spec.deployed, [...late[spec.kind], ...(spec.mails ? ['mail', 'people'] : []), ...(spec.people && spec.entry.endsWith('/lambda.ts') ? ['directory'] : []), 'index'].toSorted()])
    }
  })

  it('keeps the geometry kernel whole and replaceable, with its licence (docs/adr/0007)', () => {
    const kernel = join(deployed.find(({ name }) => name.endsWith('measure-document'))?.at ?? '', 'node_modules/replicad-opencascadejs')
    const own = join(root, 'node_modules/replicad-opencascadejs')
    for (const file of ['LICENSE', 'package.json', 'dist/replicad_single.js', 'dist/replicad_single.wasm']) {
      expect(lstatSync(join(kernel, file)).isSymbolicLink()).toBe(false)
      expect(sha256(readFileSync(join(kernel, file)))).toBe(sha256(readFileSync(join(own, file))))
    }
  })

  it('reads a drawing, and IGES, in the bundled child process', async () => {
    const at = deployed.find(({ name }) => name.endsWith('measure-document'))?.at ?? ''
    const geometry = openGeometry({ workerPath: join(at, 'geometry-worker.mjs') })
    const told = await geometry.analyse(await pdf(flange), 'pdf')
    const iges = await geometry.analyse(readFileSync(join(root, 'services/quoting/geometry/samples/mfcad_0-0-0-2-11-23.igs')), 'iges')
    geometry.close()
    expect(iges).toMatchObject({ ok: true, value: { report: { reason: { code: 'triangles-only' }, solids: [{ volumeMm3: expect.closeTo(813.0232, 3) }] } } })
    expect(told).toMatchObject({ ok: true, value: { report: { reason: { code: 'drawing-only' }, drawing: { pages: 2 } } } })
  })

  it('fits into a function, and names no folder of the machine that built it', () => {
    for (const { at } of deployed) {
      const files = filesOf(at)
      expect(files.reduce((sum, file) => sum + lstatSync(file).size, 0)).toBeLessThan(250 * 2 ** 20)
      for (const file of files.filter((each) => /\.m?js$/.test(each))) expect(readFileSync(file, 'utf8').includes(root), file).toBe(false)
    }
  })

  it('is the same when it is built again elsewhere: what did not change is not deployed', async () => {
    const again = mkdtempSync(join(tmpdir(), 'throughline-again-'))
    const [quality] = services.filter(({ contract }) => contract.service === 'quality')
    if (!quality) throw new Error('no quality')
    const other = await buildAssets([quality], again)
    const hashes = (at: string) => contentHash(filesOf(at).toSorted().map((file) => [file.slice(at.length), sha256(readFileSync(file))]))
    for (const { code } of functionsOf(quality)) expect(hashes(other('quality', code))).toBe(hashes(assets('quality', code)))
    rmSync(again, { recursive: true, force: true })
  })
})
