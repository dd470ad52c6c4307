/** Where a carrier shows a parcel to whoever knows its number; `{number}` stands for that. As the carriers publish them; none of them can be tried from a test. */
const carriers: readonly { readonly called: RegExp; readonly page: string }[] = [
  { called: /^dhl\b/i, page: 'https://www.dhl.com/global-en/home/tracking.html?tracking-id={number}' },
  { called: /^ups\b/i, page: 'https://www.ups.com/track?tracknum={number}' },
  { called: /^(?:fed ?ex|tnt)\b/i, page: 'https://www.fedex.com/fedextrack/?trknbr={number}' },
  { called: /^dpd\b/i, page: 'https://tracking.dpd.de/status/en_US/parcel/{number}' },
  { called: /^gls\b/i, page: 'https://gls-group.com/GROUP/en/parcel-tracking?match={number}' },
  { called: /^usps\b/i, page: 'https://tools.usps.com/go/TrackConfirmAction?tLabels={number}' },
  { called: /^blue ?dart\b/i, page: 'https://www.bluedart.com/trackdartresultthirdparty?trackFor=0&trackNo={number}' },
  { called: /^delhivery\b/i, page: 'https://www.delhivery.com/track/package/{number}' },
  { called: /^(?:la poste|colissimo)\b/i, page: 'https://www.laposte.fr/outils/suivre-vos-envois?code={number}' },
]

/** The carrier's own page for a parcel, by what the shop calls the carrier; none where we do not know its page. */
export const trackingPage = (carrier: string, number: string): string | undefined =>
  carriers.find(({ called }) => called.test(carrier.trim()))?.page.replace('{number}', encodeURIComponent(number.trim()))
