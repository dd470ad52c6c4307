import type { Reaction } from '#shared/kernel/implementation.ts'
import type { contracts } from '#services/contracts/contract.ts'
import { recordPaymentAs } from './record-payment.ts'

export const recordPaymentRefunded: Reaction<typeof contracts, 'PaymentRefunded'> = (hearing, ports) => recordPaymentAs('Refunded', hearing, ports)
