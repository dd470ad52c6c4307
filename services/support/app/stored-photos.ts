import type { Cause } from '#shared/kernel/cause.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { PhotoInput } from '../case-input.ts'
import type { Photo } from '../case-view.ts'
import { personOf } from './person.ts'

/** The photos a message names, once they are really there among the files of the customer whose case it is. */
export const storedPhotos = async (call: { readonly cause: Cause }, ports: Ports, owner: string, photos: readonly PhotoInput[]): Promise<Result<Photo[], Refusal>> => {
  const stored: Photo[] = []
  for (const [index, photo] of photos.entries()) {
    const bytes = await ports.files.size({ owner, sha256: photo.sha256 })
    if (bytes === undefined) return refuse('photo-not-uploaded', { name: photo.name }, `/photos/${index}/sha256`)
    stored.push({ ...photo, bytes, addedBy: personOf(call), addedAt: ports.clock.now() })
  }
  return ok(stored)
}
