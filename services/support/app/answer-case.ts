import { change, find } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'
import { answer } from '../domain/case.ts'
import { personOf } from './person.ts'
import { storedPhotos } from './stored-photos.ts'

export const answerCase: Handler<typeof support, 'answerCase'> = async (call, ports) => {
  const found = await find(call, ports, cases, call.params.caseId)
  if (!found.ok) return found
  const photos = await storedPhotos(call, ports, found.value.state.customerId, call.body.photos)
  if (!photos.ok) return photos
  return change(call, ports, cases, call.params.caseId, (state) => answer(state, { ...call.body, photos: photos.value, by: personOf(call) }, ports.clock.now()))
}
