import type { Plan } from '#services/quoting/plan-view.ts'
import type { Rfq } from '#services/quoting/rfq-view.ts'
import type { Fields } from '../../forms/values.ts'

/** A new plan begins with what the request already says. */
export const planDefaults = ({ wishes: { quantities, toleranceClass, packaging, delivery } }: Rfq): Fields => ({ quantity: quantities[0], standards: [toleranceClass], packaging, delivery })

/** A revision begins with the plan as it is; its pricing is there for the shop. */
export const planAsInput = ({ content: { quantity, routing, standards, controlPlan, packaging, delivery, leadTimeDays }, pricing }: Plan): Fields =>
  ({ quantity, routing, standards, controlPlan, packaging, delivery, leadTimeDays, ...(pricing && { price: pricing }) })
