import { expect, it } from 'vitest'
import { namedIn, participantsOf } from './participants.ts'

const [ann, annLee, priya] = [{ id: '1', name: 'Ann' }, { id: '2', name: 'Ann Lee' }, { id: '3', name: 'ప్రియ (QA)' }]

it('knows whom a text names: by the whole name, in any case, and nobody who is only a part of another', () => {
  const of = (text: string) => namedIn(text, [ann, annLee, priya])
  expect(of('@ann lee, please look')).toEqual(['2'])
  expect(of('@Ann and @Ann Lee.').toSorted()).toEqual(['1', '2'])
  expect(of('Ask @ప్రియ (QA)!')).toEqual(['3'])
  expect(of('ann@example.com, @Annette, Ann Lee')).toEqual([])
})

it('names everybody who had a word once, whatever they said and how often', () => {
  const message = (by: typeof ann) => ({ by, side: 'customer' as const, at: '', text: '' })
  const line = { line: 1, kind: 'note' as const, text: '', answer: { status: 'Accepted' as const, by: priya, at: '' }, conversation: [message(ann), message(annLee)] }
  expect(participantsOf({ buyer: ann, messages: [message(annLee)], requirements: [line] }).map(({ id }) => id)).toEqual(['1', '2', '3'])
})
