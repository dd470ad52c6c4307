import * as z from 'zod'
import { Decimal } from '#shared/vocabulary/measurement.ts'
import { Currency, Money } from '#shared/vocabulary/money.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Characteristic, Delivery, Packaging, PlannedOperation } from '#shared/vocabulary/plan-content.ts'
import { CalendarDate } from '#shared/vocabulary/time.ts'

/** A share in basis points: 2500 is 25 %. Integers, so that prices are exact. */
const BasisPoints = z.int().min(0).max(100_000)

/** What an hour at each work centre costs. Work centres are known by their names, in plans and in production. */
export const Rate = z.strictObject({ workCentre: z.string().min(1).max(60), perHour: Money })
const Rates = z.array(Rate).min(1).max(50)
/** Scrap allowance and overhead are shares of the cost, *margin* is a share of the price. */
export const shares = { scrapAllowance: BasisPoints, overhead: BasisPoints, margin: BasisPoints.max(9_000) }

/** Another lead time that is offered, and by how much of the price it is dearer. */
const LeadTime = z.strictObject({ days: z.int().min(1).max(730), share: BasisPoints.max(20_000) })

/** The currency the customer is offered the price in, and what one of the shop's own was worth in it on a day: `rate` of `currency` for one. */
export const Exchange = z.strictObject({ currency: Currency, rate: Decimal, on: CalendarDate, source: z.string().min(1).max(80) })

/** Where the price comes from. Rates per hour and amounts in one currency, the shop's; `exchange` where the customer pays in another. */
export const PriceInput = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/),
  rates: Rates,
  programming: Money,
  materialPerPiece: Money,
  toolWearPerPiece: Money,
  inspectionPerPiece: Money,
  outside: z.array(z.strictObject({ supplier: z.string().min(1).max(120), minimum: Money, perPiece: Money })).max(20),
  ...shares,
  leadTimes: z.array(LeadTime).max(5).optional(),
  exchange: Exchange.optional(),
})
export type PriceInput = z.infer<typeof PriceInput>

/** What the planner decides; material, finish, tolerance class, documents and part come from the accepted requirements. */
export const PlanInput = z.strictObject({
  quantity: SomePieces,
  routing: z.array(PlannedOperation).min(1).max(100),
  standards: z.array(z.string().min(1).max(120)).max(50),
  controlPlan: z.array(Characteristic).min(1).max(300),
  packaging: Packaging,
  delivery: Delivery,
  leadTimeDays: z.int().min(1).max(730),
  price: PriceInput,
})
export type PlanInput = z.infer<typeof PlanInput>
