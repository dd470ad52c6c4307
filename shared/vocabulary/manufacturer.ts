import type { Address } from './party.ts'

/**
 * The shop whose name documents carry: the one place that says who makes, ships and signs. A sample shop; the portal's set-up will
 * replace this constant by what the shop enters about itself.
 */
type Manufacturer = {
  readonly address: Address
  /** IANA: in which day a date on a document falls, and when a gauge's last day ends. */
  readonly timeZone: string
  /** Licensed from a GS1 member organisation; this is GS1's own sample prefix, good for no real label. */
  readonly gs1CompanyPrefix: string
}

export const manufacturer: Manufacturer = {
  address: { name: 'Kaveri Precision Works', lines: ['14 Balanagar Industrial Estate'], city: 'Hyderabad', postalCode: '500037', country: 'IN' },
  timeZone: 'Asia/Kolkata',
  gs1CompanyPrefix: '0614141',
}

const { name, lines, city, postalCode, country } = manufacturer.address

/** Name and address as documents print them; the first line stands out. */
export const letterhead: readonly string[] = [name, ...lines, `${city} ${postalCode}, ${country}`]
