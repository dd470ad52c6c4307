import { expect, it } from 'vitest'
import { trackingPage } from './carriers.ts'

it.each([
  ['DHL', 'dhl.com'], ['DHL Express', 'dhl.com'], ['ups', 'ups.com'], ['Fed Ex', 'fedex.com'], ['FedEx Ground', 'fedex.com'], ['TNT', 'fedex.com'], ['DPD', 'dpd.de'], ['GLS', 'gls-group.com'],
  ['USPS', 'usps.com'], ['Blue Dart', 'bluedart.com'], ['BlueDart', 'bluedart.com'], ['Delhivery', 'delhivery.com'], ['Colissimo', 'laposte.fr'],
])('leads to the page of %s', (carrier, host) => {
  const page = new URL(trackingPage(carrier, '00340434161094042557') ?? 'none:')
  expect([page.protocol, page.hostname.endsWith(host), page.href.includes('00340434161094042557')]).toEqual(['https:', true, true])
})

it.each(['Our own van', 'Upstream Logistics', 'Courier DHL', ''])('leads nowhere for %s', (carrier) => { expect(trackingPage(carrier, '1')).toBeUndefined() })

it('takes a number as what it is: one that looks like more of an address stays a number', () => {
  expect(trackingPage('UPS', ' 1Z&x=y/../#z ')).toBe('https://www.ups.com/track?tracknum=1Z%26x%3Dy%2F..%2F%23z')
})
