import type { Hashes, HashSaid } from './hash-worker.ts'

export type Underway = { readonly signal: AbortSignal; readonly progress: (share: number) => void }

/** The SHA-256 of a file of any size and of its parts, in hexadecimal. `progress`: share of its bytes that are read, 0 to 1. Rejects when it is cancelled or cannot be read. */
export const hashesOf = (file: Blob, { signal, progress }: Underway): Promise<Hashes> =>
  new Promise<Hashes>((resolve, reject) => {
    const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' })
    const end = (): void => {
      worker.terminate()
      signal.removeEventListener('abort', stop)
    }
    const stop = (): void => {
      end()
      reject(new Error('cancelled'))
    }
    worker.addEventListener('message', ({ data }: MessageEvent<HashSaid>) => {
      if ('done' in data) return progress(file.size === 0 ? 1 : data.done / file.size)
      end()
      if ('hashes' in data) resolve(data.hashes)
      else reject(new Error(data.failed))
    })
    worker.addEventListener('error', ({ message }) => {
      end()
      reject(new Error(message))
    })
    signal.addEventListener('abort', stop)
    if (signal.aborted) return stop()
    worker.postMessage(file, { transfer: [] })
  })
