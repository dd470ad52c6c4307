import { expect, it } from 'vitest'
import { lateFiles, lateSecrets } from './late.ts'

const refuse = () => Promise.reject(new Error('not here'))

it('a late port is loaded when it is first used, and once, however many ask at the same time', async () => {
  let loads = 0
  const secrets = lateSecrets(async () => {
    loads += 1
    return { get: async (name) => name }
  })
  expect(loads).toBe(0)
  expect(await Promise.all(['a', 'b', 'c'].map((name) => secrets.get(name)))).toEqual(['a', 'b', 'c'])
  expect(loads).toBe(1)
})

it('a load that failed is tried again; what a loaded port throws is not', async () => {
  let loads = 0
  const files = lateFiles(async () => {
    loads += 1
    if (loads === 1) throw new Error('no such module')
    return { uploadLink: refuse, downloadLink: refuse, size: async () => 7, read: refuse, write: refuse }
  })
  const key = { owner: 'cus_a', sha256: '0'.repeat(64) }
  await expect(files.size(key)).rejects.toThrow('no such module')
  expect(await files.size(key)).toBe(7)
  await expect(files.read(key)).rejects.toThrow('not here')
  expect([await files.size(key), loads]).toEqual([7, 2])
})

it('every use of late files reaches the loaded ones with what it was given', async () => {
  const heard: unknown[] = []
  const hear = (name: string) => async (...given: readonly unknown[]): Promise<never> => {
    heard.push([name, ...given])
    throw new Error('heard')
  }
  const files = lateFiles(async () => ({ uploadLink: hear('uploadLink'), downloadLink: hear('downloadLink'), size: hear('size'), read: hear('read'), write: hear('write') }))
  const key = { owner: 'cus_a', sha256: '0'.repeat(64) }
  const [link, bytes] = [{ ...key, bytes: 1, contentType: 'x/y' }, new Uint8Array([1])]
  await Promise.allSettled([files.uploadLink(link), files.downloadLink(key, 'n'), files.size(key), files.read(key), files.write('cus_a', bytes, 'x/y')])
  expect(heard).toEqual([['uploadLink', link], ['downloadLink', key, 'n'], ['size', key], ['read', key], ['write', 'cus_a', bytes, 'x/y']])
})
