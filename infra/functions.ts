import { queuesOf, type Queue } from '#shared/kernel/edges.ts'
import type { Manifest, Tools } from '#shared/kernel/service.ts'

/** A function of a service, as its manifest implies it. */
export type FunctionSpec = {
  readonly name: string
  readonly kind: 'http' | 'webhook' | 'inbox' | 'relay' | 'worker'
  /** Name of the folder its code is built into. */
  readonly code: string
  /** The module (a path from the root) and its export that are bundled there. */
  readonly entry: string
  readonly exported: string
  readonly memoryMb: number
  readonly timeoutSeconds: number
  readonly tools?: Tools
  readonly mails?: true
  readonly directory?: true
  /** The queue it works on. */
  readonly queue?: Queue
}

/** Memory also buys processor time: a whole core at 1769 MB. An API answers within 29 s or not at all. */
const http = { memoryMb: 1024, timeoutSeconds: 29 }

/** Short, because a message that cannot be handled yet comes back after six times this. */
const inbox = { memoryMb: 1024, timeoutSeconds: 10 }

const relay = { memoryMb: 512, timeoutSeconds: 30 }

/**
 * All functions of a service. Webhooks run the code of `http` in a function of their own, so that a limit on how many run at once holds
 * partners back and nobody else; people's requests never see a webhook's secret, and webhooks see nothing but that.
 */
export const functionsOf = (manifest: Manifest): readonly FunctionSpec[] => {
  const folder = `services/${manifest.contract.service}`
  const [entry, workers, mailing] = [`${folder}/lambda.ts`, `${folder}/lambda-workers.ts`, `${folder}/lambda-mail.ts`]
  return [
    { name: 'http', kind: 'http', code: 'http', entry, exported: 'http', ...http, ...(manifest.directory && { directory: true }) },
    ...(webhookSecrets(manifest).length > 0 ? [{ name: 'webhook', kind: 'webhook', code: 'http', entry, exported: 'http', ...http } as const] : []),
    { name: 'relay', kind: 'relay', code: 'relay', entry: 'shared/adapters/aws/relay.ts', exported: 'relay', ...relay },
    ...queuesOf(manifest).map((queue): FunctionSpec => {
      const worker = queue.worker === undefined ? undefined : manifest.workers[queue.worker]
      if (queue.worker === undefined || !worker) return { name: 'inbox', kind: 'inbox', code: 'inbox', entry, exported: 'inbox', queue, ...inbox }
      const { memoryMb, timeoutSeconds, tools, mails } = worker
      return { name: queue.worker, kind: 'worker', code: queue.worker, entry: mails ? mailing : workers, exported: queue.worker, queue, memoryMb, timeoutSeconds, ...(tools !== undefined && { tools }), ...(mails && { mails }) }
    }),
  ]
}

export const webhookSecrets = ({ contract }: Manifest): readonly string[] =>
  Object.values(contract.routes).flatMap(({ scheme }) => (scheme ? [scheme.secret] : []))
