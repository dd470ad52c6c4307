import type { Reaction } from '#shared/kernel/implementation.ts'
import type { contracts } from '#services/contracts/contract.ts'
import { recordPaymentAs } from './record-payment.ts'

export const recordPaymentDisputed: Reaction<typeof contracts, 'PaymentDisputed'> = (hearing, ports) => recordPaymentAs('Disputed', hearing, ports)
