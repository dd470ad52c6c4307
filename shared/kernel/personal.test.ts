import { describe, expect, it } from 'vitest'
import { blank, replaceAt, valuesAt, withoutPeople } from './personal.ts'

const contract = {
  signatures: [{ party: 'customer', signer: { id: 'b', name: 'Bea Buyer' } }, { party: 'manufacturer', signer: { id: 'm', name: 'Mo Manager' } }],
  approval: { kind: 'customer', by: { id: 'b', name: 'Bea Buyer' } }, amount: 5, nested: [{ lines: ['x', 'y'] }, {}],
}

describe('paths', () => {
  it('go through lists, through chosen members, and through one thing that says so', () => {
    expect(valuesAt(contract, 'signatures[].signer.name')).toEqual(['Bea Buyer', 'Mo Manager'])
    expect(valuesAt(contract, 'signatures[party=customer].signer')).toEqual([{ id: 'b', name: 'Bea Buyer' }])
    expect(valuesAt(contract, 'approval[kind=customer].by.id')).toEqual(['b'])
    expect(valuesAt(contract, 'approval[kind=shop].by.id')).toEqual([])
  })
  it('lead nowhere without complaint', () => {
    for (const path of ['gone', 'signatures[].gone', 'amount.of', 'nested[].lines.deeper', 'signatures[party=nobody].signer']) expect(valuesAt(contract, path), path).toEqual([])
  })
  it('replace what they lead to and nothing else', () => {
    const left = replaceAt(contract, 'signatures[party=customer].signer', blank)
    expect(left).toEqual({ ...contract, signatures: [{ party: 'customer', signer: { id: 'erased', name: 'erased' } }, contract.signatures[1]] })
    expect(replaceAt(contract, 'nested[].lines', blank)).toMatchObject({ nested: [{ lines: ['erased', 'erased'] }, {}] })
    expect(contract.signatures[0]?.signer.name).toBe('Bea Buyer')
  })
})

describe('people', () => {
  const people = [{ id: 'b', name: 'Bea Buyer' }, { id: 'k', name: 'Kim' }, { id: 'x', name: 'A. (Al) B+' }]
  it('are found by their id wherever it stands with a name', () => {
    expect(withoutPeople({ by: { id: 'b', name: 'Bea B.', duty: 'lead' }, other: { id: 'b2', name: 'Bea Buyers' }, list: [{ id: 'k', name: 'Kim' }] }, people))
      .toEqual({ by: { id: 'erased', name: 'erased', duty: 'lead' }, other: { id: 'b2', name: 'Bea Buyers' }, list: [{ id: 'erased', name: 'erased' }] })
  })
  it('are taken out of texts by their full name only, and only as whole words', () => {
    expect(withoutPeople(['Bea Buyer called', 'Bea Buyers', 'Kimberlite', 'Kim', 'for A. (Al) B+.'], people)).toEqual(['erased called', 'Bea Buyers', 'Kimberlite', 'Kim', 'for erased.'])
  })
})
