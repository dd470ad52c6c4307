import type { ValueOf } from '../../api/clients.ts'

export type EightD = ValueOf<'support', 'readEightD'>
