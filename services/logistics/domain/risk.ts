import type { Incoterm } from '#shared/vocabulary/incoterm.ts'

/**
 * Whether risk has passed to the customer once the carrier has the goods (Incoterms 2020, A3/B3). With C-terms it passes at origin although the
 * seller pays the carriage. For FAS, FOB, CFR and CIF the exact point is the port of shipment; logistics books it at dispatch.
 */
export const riskPassesAtDispatch = (incoterm: Incoterm): boolean => !arrival.includes(incoterm)

/** D-terms: the seller bears the risk until the named place of destination. */
const arrival: readonly Incoterm[] = ['DAP', 'DPU', 'DDP']
