import type { Reaction } from '#shared/kernel/implementation.ts'
import type { contracts } from '#services/contracts/contract.ts'
import { recordPaymentAs } from './record-payment.ts'

export const recordPaymentReceived: Reaction<typeof contracts, 'PaymentReceived'> = (hearing, ports) => recordPaymentAs('Received', hearing, ports)
