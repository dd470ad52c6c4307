import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import { nano } from '#shared/vocabulary/decimal.ts'
import { minorDigits } from '#shared/vocabulary/minor-digits.ts'
import type { PlannedOperation } from '#shared/vocabulary/plan-content.ts'
import type { PriceInput } from '../plan-input.ts'
import type { PriceFactor, PriceTerm, PriceTrace } from '../plan-view.ts'
import { plus, ratio, rounded, times, total, type Ratio } from './ratio.ts'
import * as factor from './price-factors.ts'

/** `leadTimeDays`: where it is one of those offered at a surcharge, the price has it. */
export type Priced = { readonly routing: readonly PlannedOperation[]; readonly price: PriceInput; readonly leadTimeDays?: number }
type Line = { readonly term: PriceTerm['term']; readonly exact: Ratio; readonly inputs: PriceFactor[] }

const secondsPerHour = 3600n
const wholeShare = 10_000

/**
 * The price of `quantity` pieces, in minor units, with its trace. For the whole quantity q:
 *
 * | term | exact amount |
 * |---|---|
 * | setup | Σ setup seconds · rate / 3600, once per lot |
 * | programming | as given, once (NRE) |
 * | run | Σ cycle seconds · rate / 3600 · q |
 * | material, tool-wear, inspection | per piece · q |
 * | outside | Σ max(minimum, per piece · q) over suppliers |
 * | scrap-allowance | share · (run + material + tool-wear + inspection + outside): a lost piece is made again, its setup is not |
 * | overhead | share · everything above |
 * | margin | cost · m / (1 − m): *margin*, a share of the price; never markup, a share of the cost |
 * | lead-time | share · everything above, where the lead time is one that is dearer |
 * | rounding | unit price · q − Σ lines above |
 *
 * Where the customer pays in another currency, each exact amount is multiplied by the rate before anything is rounded: all lines and the total are in that currency, and each names the rate.
 *
 * One rounding rule: every line half up to a whole minor unit, each from its own exact fraction. The unit price is the exact price / q,
 * half up; total = unit price · q, so that what is ordered is what is invoiced, and `rounding` shows the difference of less than
 * one minor unit per piece and line. As q grows no exact unit amount grows, and rounding keeps order: for the same inputs the unit
 * price never rises with the quantity. Operations of the customer cost nothing here; a subcontractor's are in `outside`.
 *
 * Refuses `price-too-large` beyond what JSON numbers hold exactly.
 */
export const price = (input: Priced, quantity: number): Result<PriceTrace, Refusal> => {
  const lines = linesOf(input, quantity)
  const unit = rounded(times(total(lines.map(({ exact }) => exact)), ratio(1, quantity)))
  const sum = unit * BigInt(quantity)
  if (sum > BigInt(Number.MAX_SAFE_INTEGER)) return refuse('price-too-large', { quantity })
  const currency = input.price.exchange?.currency ?? input.price.currency
  const amount = (minor: bigint) => ({ minor: Number(minor), currency })
  const difference = sum - lines.reduce((shown, { exact }) => shown + rounded(exact), 0n)
  const terms = lines.map(({ term, exact, inputs }): PriceTerm => ({ term, amount: amount(rounded(exact)), inputs }))
  return ok({
    quantity,
    terms: [...terms, { term: 'rounding', amount: amount(difference), inputs: [factor.rule('unit-price', String(unit), `${currency} minor/C62`), factor.quantityOf(quantity)] }],
    total: amount(sum),
    unitPrice: amount(unit),
  })
}

const linesOf = (input: Priced, quantity: number): Line[] => {
  const { currency, exchange } = input.price
  const lines = ownLines(input, quantity)
  if (!exchange) return lines
  const rate = times(ratio(nano(exchange.rate), 10n ** 9n), ratio(10n ** BigInt(minorDigits(exchange.currency)), 10n ** BigInt(minorDigits(currency))))
  return lines.map(({ term, exact, inputs }) => ({ term, exact: times(exact, rate), inputs: [...inputs, factor.exchange(currency, exchange)] }))
}

/** In the shop's own currency. */
const ownLines = ({ routing, price: input, leadTimeDays }: Priced, quantity: number): Line[] => {
  const count = ratio(quantity)
  const perPiece = (term: PriceTerm['term'], name: 'materialPerPiece' | 'toolWearPerPiece' | 'inspectionPerPiece'): Line => ({
    term, exact: times(ratio(input[name].minor), count), inputs: [factor.amount('per-piece', input[name], 'C62', `/price/${name}`), factor.quantityOf(quantity)],
  })
  const setup: Line = { term: 'setup', ...machining(routing, input, 'setupSeconds') }
  const programming: Line = { term: 'programming', exact: ratio(input.programming.minor), inputs: [factor.amount('once', input.programming, undefined, '/price/programming')] }
  const cycle = machining(routing, input, 'cycleSeconds')
  const run: Line = { term: 'run', exact: times(cycle.exact, count), inputs: [...cycle.inputs, factor.quantityOf(quantity)] }
  const pieces = [run, perPiece('material', 'materialPerPiece'), perPiece('tool-wear', 'toolWearPerPiece'), perPiece('inspection', 'inspectionPerPiece'), outside(input, quantity)]
  const scrap = share('scrap-allowance', pieces, input.scrapAllowance, wholeShare, '/price/scrapAllowance')
  const direct = [setup, programming, ...pieces, scrap]
  const overhead = share('overhead', direct, input.overhead, wholeShare, '/price/overhead')
  const cost = [...direct, overhead]
  const whole = [...cost, share('margin', cost, input.margin, wholeShare - input.margin, '/price/margin')]
  const sooner = (input.leadTimes ?? []).findIndex(({ days, share: dearer }) => days === leadTimeDays && dearer > 0)
  const surcharge = input.leadTimes?.[sooner]
  return surcharge ? [...whole, share('lead-time', whole, surcharge.share, wholeShare, `/price/leadTimes/${sooner}/share`)] : whole
}

/** Our own machine time: seconds · rate / 3600 per work centre, summed. */
const machining = (routing: readonly PlannedOperation[], { rates }: PriceInput, time: 'setupSeconds' | 'cycleSeconds'): Omit<Line, 'term'> => {
  const used = rates.flatMap((rate, index) => {
    const at = routing.flatMap((operation, position) => (operation.performer === 'manufacturer' && operation.workCentre === rate.workCentre ? [{ seconds: operation[time], position }] : []))
    const seconds = at.reduce((sum, operation) => sum + operation.seconds, 0)
    return seconds === 0 ? [] : [{ rate, index, seconds, source: at.map(({ position }) => `/routing/${position}/${time}`).join(' + ') }]
  })
  return {
    exact: used.map(({ rate, seconds }) => ratio(BigInt(seconds) * BigInt(rate.perHour.minor), secondsPerHour)).reduce(plus, ratio(0, secondsPerHour)),
    inputs: used.flatMap(({ rate, index, seconds, source }) => [
      { name: 'time', of: rate.workCentre, value: String(seconds), unit: 's', source },
      { ...factor.amount('rate', rate.perHour, 'h', `/price/rates/${index}/perHour`), of: rate.workCentre },
    ]),
  }
}

const outside = ({ outside: suppliers }: PriceInput, quantity: number): Line => ({
  term: 'outside',
  exact: total(suppliers.map(({ minimum, perPiece }) => {
    const unit = BigInt(perPiece.minor) * BigInt(quantity)
    const least = BigInt(minimum.minor)
    return ratio(unit > least ? unit : least)
  })),
  inputs: suppliers.length === 0 ? [] : [
    ...suppliers.flatMap(({ supplier, minimum, perPiece }, index) => [
      { ...factor.amount('minimum', minimum, undefined, `/price/outside/${index}/minimum`), of: supplier },
      { ...factor.amount('per-piece', perPiece, 'C62', `/price/outside/${index}/perPiece`), of: supplier },
    ]),
    factor.quantityOf(quantity),
  ],
})

/** `basisPoints / whole` of the sum of other lines. */
const share = (term: PriceTerm['term'], of: readonly Line[], basisPoints: number, whole: number, source: string): Line => ({
  term,
  exact: times(total(of.map(({ exact }) => exact)), ratio(basisPoints, whole)),
  inputs: [{ name: 'share', value: String(basisPoints), unit: '1/10000', source }, factor.rule('of-terms', of.map((line) => line.term).join(' + '), 'term')],
})
