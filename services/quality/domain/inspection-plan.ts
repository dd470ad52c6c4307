import { decided, type Decided } from '#shared/kernel/result.ts'
import type { Fact } from '../contract.ts'
import type { InspectionPlan } from '../inspection-plan-view.ts'

/** The same hash is the same plan: what is known stays as it is. */
export const keep = (known: InspectionPlan | undefined, plan: InspectionPlan): Decided<InspectionPlan, Fact<'InspectionPlanKept'>> =>
  known ? decided(known) : decided<InspectionPlan, Fact<'InspectionPlanKept'>>(plan, { type: 'InspectionPlanKept', data: { planHash: plan.planHash, revision: plan.revision, characteristics: plan.controlPlan.length } })
