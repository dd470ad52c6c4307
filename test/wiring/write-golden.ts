import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { services } from '#local/services.ts'
import { advice, compared, goldenFolder, recorded, saidNow } from './golden.ts'

/** `npm run golden`: records what was added. What would break somebody is not recorded; it is said, with the way out. */
const now = saidNow(services.map(({ service }) => service.manifest))
for (const finding of compared(recorded(goldenFolder), now)) {
  const text = now.get(finding.path)
  if (finding.breaks.length > 0 || text === undefined) {
    console.error(advice(finding))
    process.exitCode = 1
    continue
  }
  const path = join(goldenFolder, finding.path)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  console.log(`recorded docs/contracts/${finding.path}`)
}
