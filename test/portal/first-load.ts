import { gzipSync } from 'node:zlib'
import type { Browser, Response } from 'playwright-core'
import { signIn, visitor, whole } from './browser.ts'

/** Script of the first load, gzip (design: budgets). */
export const scriptBudget = 250_000

export type Sort = 'script' | 'style' | 'font' | 'other'
export type Fetched = { readonly path: string; readonly sort: Sort; readonly bytes: number; readonly gzip: number }

const sortOf = (response: Response): Sort => {
  const type = response.headers()['content-type'] ?? ''
  return type.includes('javascript') ? 'script' : type.includes('css') ? 'style' : type.includes('font') ? 'font' : 'other'
}

/** Every file that somebody's browser which was never here fetches until the start page is whole. Counted, not timed. CloudFront compresses; one machine does not, so the bytes are compressed here. */
export const firstLoad = async (browser: Browser, address: string, person: string): Promise<readonly Fetched[]> => {
  const context = await visitor(browser, { live: false })
  const fetched = new Map<string, Fetched>()
  const reading: Promise<void>[] = []
  const counted = async (response: Response): Promise<void> => {
    const body = await response.body().catch(() => undefined)
    const [sort, path] = [sortOf(response), new URL(response.url()).pathname]
    if (body) fetched.set(response.url(), { path, sort, bytes: body.byteLength, gzip: sort === 'font' ? body.byteLength : gzipSync(body).byteLength })
  }
  context.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/api') || response.url().includes('/oidc') || response.status() !== 200) return
    reading.push(counted(response))
  })
  await whole(await signIn(context, address, person))
  await Promise.all(reading)
  await context.close()
  return [...fetched.values()]
}

export const sumOf = (files: readonly Fetched[], name: 'bytes' | 'gzip', sort?: Sort): number => files.filter((each) => sort === undefined || each.sort === sort).reduce((total, each) => total + each[name], 0)
