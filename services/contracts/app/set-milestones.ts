import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'
import { setMilestones as decide } from '../domain/terms.ts'

export const setMilestones: Handler<typeof contracts, 'setMilestones'> = async (call, ports) =>
  change(call, ports, contractsOf, call.params.contractId, (state) => decide(state, call.body.milestones))
