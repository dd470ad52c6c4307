import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { setStandardTerms as decide } from '../domain/standard-terms.ts'
import { standardTerms } from '../standard-terms.ts'

export const setStandardTerms: Handler<typeof contracts, 'setStandardTerms'> = (call, ports) => standardTerms.change(call, ports, (terms) => decide(terms, call.body))
