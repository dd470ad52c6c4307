import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { operated } from '#shared/testing/contracts/operations-given.ts'
import { describeOperations } from '#shared/testing/contracts/operations.ts'
import { sqliteBus } from './bus.ts'
import { folderFiles } from './files.ts'
import { localOperations } from './operations.ts'
import { sqliteStore } from './store.ts'

describeOperations('one machine', async (clock) => {
  const directory = mkdtempSync(join(tmpdir(), 'throughline-operations-'))
  const world = localOperations({ directory, manifests: operated, clock })
  // The running system's side of the same queues.
  const bus = sqliteBus({ path: join(directory, 'queues.db'), rules: [], clock, maxReceives: 1, backoffSeconds: () => 0 })
  const files = (service: string) => folderFiles({ directory: join(directory, 'files', service), baseUrl: 'http://localhost', secret: 's', clock, maxBytes: 1000 })
  return {
    world,
    kill: async (queue, event) => {
      bus.send(queue, [event])
      bus.retry(bus.receive(queue, 100).map(({ handle }) => handle))
    },
    receive: async (queue) => {
      const messages = bus.receive(queue, 1000)
      bus.done(messages.map(({ handle }) => handle))
      return messages.map(({ body }) => body)
    },
    passed: async (service) => {
      const store = sqliteStore({ path: join(directory, `${service}.db`), indexes: operated.find(({ contract }) => contract.service === service)?.storage.indexes ?? [], clock })
      store.stream.commit('relay', store.stream.read(0, 10_000).at(-1)?.sequence ?? 0)
      store.close()
    },
    writeFile: (service, owner, bytes) => files(service).write(owner, bytes, 'text/plain'),
    hasFile: async (service, key) => (await files(service).size(key)) !== undefined,
    close: async () => {
      bus.close()
      await world.close()
      rmSync(directory, { recursive: true })
    },
  }
})
