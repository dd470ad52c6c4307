import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { services } from '#local/services.ts'
import { examplesNow } from './examples.ts'
import { advice, compared, goldenFolder, recorded, saidNow } from './golden.ts'

/** `npm run golden`: records what was added, and what was given up, and makes the examples anew. What would break somebody is not recorded; it is said, with the way out. */
const manifests = services.map(({ service }) => service.manifest)
const now = saidNow(manifests)
for (const finding of compared(recorded(goldenFolder), now)) {
  if (finding.breaks.length > 0) {
    console.error(advice(finding))
    process.exitCode = 1
    continue
  }
  const [path, text] = [join(goldenFolder, finding.path), now.get(finding.path)]
  mkdirSync(dirname(path), { recursive: true })
  if (text === undefined) rmSync(path)
  else writeFileSync(path, text)
  console.log(`recorded docs/contracts/${finding.path}`)
}
for (const [path, text] of await examplesNow(manifests)) writeFileSync(join(goldenFolder, path), text)
