import type { GivenUp } from './golden.ts'

/**
 * Promises no longer kept, each with the reason why nobody needs it any more; from then on `npm run golden` records the file without it. An entry
 * stays until a release without the promise is tagged: until then the previous release is compared too.
 */
export const givenUp: GivenUp = {
  'quoting/openapi.json: *[status Draft].wishes: was always there, is optional': 'No release is tagged yet. A request may begin with its files, before anybody has said what they want; the portal, the only client, knows it.',
  'quoting/openapi.json: *[status Withdrawn].wishes: was always there, is optional': 'No release is tagged yet. A request may begin with its files, before anybody has said what they want; the portal, the only client, knows it.',
  'quoting/openapi.json: *[status Expired].wishes: was always there, is optional': 'No release is tagged yet. A request may begin with its files, before anybody has said what they want; the portal, the only client, knows it.',
  'quoting/openapi.json: *.machining.findings[].rule: a reader of the old schema does not take "tight-tolerance"': 'No release is tagged yet; the portal, the only client, has words for it.',
  'quoting/openapi.json: *.machining.findings[].rule: a reader of the old schema does not take "flat-bottom"': 'No release is tagged yet; the portal, the only client, has words for it.',
  'quoting/openapi.json: *.machining.findings[].rule: a reader of the old schema does not take "deep-pocket", "thin-wall", "undercut"': 'No release is tagged yet; the portal, the only client, has words for it.',
  'quoting/openapi.json: * /manufacturability 200.rules[].rule: a reader of the old schema does not take "tight-tolerance"': 'No release is tagged yet; the portal, the only client, has words for it.',
  'quoting/openapi.json: * /manufacturability 200.rules[].rule: a reader of the old schema does not take "flat-bottom"': 'No release is tagged yet; the portal, the only client, has words for it.',
  'quoting/openapi.json: * /manufacturability 200.rules[].rule: a reader of the old schema does not take "deep-pocket", "thin-wall", "undercut"': 'No release is tagged yet; the portal, the only client, has words for it.',
  'quoting/openapi.json: *.machining.findings[].rule: a reader of the old schema does not take "fine-surface", "deep-thread"': 'No release is tagged yet; the portal, the only client, has words for it.',
  'quoting/openapi.json: * /manufacturability 200.rules[].rule: a reader of the old schema does not take "fine-surface", "deep-thread"': 'No release is tagged yet; the portal, the only client, has words for it.',
  'quoting/openapi.json: * /manufacturability 200.rules[].unit: a reader of the old schema does not take "um"': 'No release is tagged yet; the portal, the only client, has words for it.',
  'quoting/openapi.json: *.terms[].term: a reader of the old schema does not take "lead-time"': 'No release is tagged yet; the portal, the only client, has words for it.',
  'quoting/openapi.json: *.requirements[].answer[status Superseded]: a case that a reader of the old schema does not know': 'No release is tagged yet; the portal, the only client, has words for it.',
  'quoting/openapi.json: GET /price-book: no longer serves operator': 'No release is tagged yet. Rates and margin are for those who make prices; no page of the portal showed them to others.',
  'quoting/openapi.json: GET /price-book: no longer serves inspector': 'No release is tagged yet. Rates and margin are for those who make prices; no page of the portal showed them to others.',
  'quoting/openapi.json: GET /price-book: no longer serves clerk': 'No release is tagged yet. Rates and margin are for those who make prices; no page of the portal showed them to others.',
  'quoting/openapi.json: GET /price-book: no longer serves support-agent': 'No release is tagged yet. Rates and margin are for those who make prices; no page of the portal showed them to others.',
  'quoting/openapi.json: GET /price-book/coefficients: no longer serves operator': 'No release is tagged yet. Rates and margin are for those who make prices; no page of the portal showed them to others.',
  'quoting/openapi.json: GET /price-book/coefficients: no longer serves inspector': 'No release is tagged yet. Rates and margin are for those who make prices; no page of the portal showed them to others.',
  'quoting/openapi.json: GET /price-book/coefficients: no longer serves clerk': 'No release is tagged yet. Rates and margin are for those who make prices; no page of the portal showed them to others.',
  'quoting/openapi.json: GET /price-book/coefficients: no longer serves support-agent': 'No release is tagged yet. Rates and margin are for those who make prices; no page of the portal showed them to others.',
  'quoting/openapi.json: GET /rfqs/{rfqId}/documents/{sha256}/estimate 200*figures[].name: a reader of the old schema does not take "part-mass", "outside-cost"': 'No release is tagged yet; the portal, the only client, has words for it.',
  'quoting/openapi.json: GET /rfqs/{rfqId}/documents/{sha256}/estimate 200*inputs[].name: a reader of the old schema does not take "part-mass", "outside-cost", "outside-price", "outside-minimum", "outside-days"': 'No release is tagged yet; the portal, the only client, has words for it.',
  'quoting/openapi.json: GET /rfqs/{rfqId}/documents/{sha256}/estimate 200[outcome made].operations[].process: a reader of the old schema does not take "outside"': 'No release is tagged yet; the portal, the only client, has words for it.',
  'quoting/openapi.json: GET /rfqs/{rfqId}/documents/{sha256}/estimate 200[outcome made].unknowns[].code: a reader of the old schema does not take "no-exchange-rate"': 'No release is tagged yet; the portal, the only client, has words for it.',
  'quoting/openapi.json: GET /rfqs/{rfqId}/documents/{sha256}/indication 200[outcome price].without[].code: a reader of the old schema does not take "no-exchange-rate"': 'No release is tagged yet; the portal, the only client, has words for it.',
}
