import { expect, it } from 'vitest'
import { tonedStates, toneOf } from '#portal/parts/tones.ts'
import { stateWords } from './contract-words.ts'

it('every state of every view has a tone on purpose, and nothing else has', () => {
  expect(stateWords.length).toBeGreaterThan(100)
  expect(stateWords.filter((state) => toneOf(state) === undefined)).toEqual([])
  expect(tonedStates.filter((state) => !stateWords.includes(state))).toEqual([])
})

it('each state is written once', () => {
  expect(tonedStates.filter((state, index) => tonedStates.indexOf(state) !== index)).toEqual([])
})

it('what waits, what runs, what is good and what is wrong look different', () => {
  expect(['AwaitingQc', 'Running', 'Passed', 'Hold', 'Closed'].map(toneOf)).toEqual(['orange', 'blue', 'teal', 'red', 'gray'])
  expect(toneOf('NoSuchState')).toBeUndefined()
})
