import type { Contract } from '#shared/kernel/contract.ts'
import type { Envelope } from '#shared/kernel/envelope.ts'
import { lot, orderA, type Told } from './heard.ts'

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: { readonly code: string } }

/** What a call answered; a problem fails the test. */
export const value = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.value
}

export const code = (answer: Answer<unknown>): string | undefined => (answer.ok ? undefined : answer.problem.code)

type Listener = { readonly hear: (source: Contract, ...events: readonly Envelope[]) => Promise<{ readonly failed: number }> }

/** Delivers events one after another; each must be taken. */
export const hearAll = async (at: Listener, events: readonly Told[]): Promise<void> => {
  for (const { from, event } of events) {
    const { failed } = await at.hear(from, event)
    if (failed > 0) throw new Error(`${event.type} was not taken`)
  }
}

export const complaint = { orderId: orderA, lotIds: [lot('L1')], kind: 'complaint' as const, subject: 'Too tight', description: 'The bearing does not go in.', photos: [] }
