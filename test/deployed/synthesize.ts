import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** `cdk synth` of the stage `dev` into a folder: the templates, and beside them every function as it would be sent to AWS. */
export const synthesize = async (out: string): Promise<void> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../infra/main.ts')], { env: { ...process.env, CDK_OUTDIR: out, CDK_CONTEXT_JSON: JSON.stringify({ stage: 'dev' }) }, stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString() })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the stacks cannot be synthesized: ${errors}`)
}
