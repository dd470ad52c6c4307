import type { Reaction } from '#shared/kernel/implementation.ts'
import type { contracts } from '#services/contracts/contract.ts'
import { recordPaymentAs } from './record-payment.ts'

export const recordPaymentFailed: Reaction<typeof contracts, 'PaymentFailed'> = (hearing, ports) => recordPaymentAs('Failed', hearing, ports)
