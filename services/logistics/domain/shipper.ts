/**
 * Who ships. The GS1 company prefix is licensed from a GS1 member organisation; this is GS1's own sample prefix. A shop puts its own
 * here before the first label leaves the house: it is the only place.
 */
export const companyPrefix = '0614141'

/** Printed as the sender of packing slips and labels; the first line stands out. */
export const shipper: readonly string[] = ['Throughline Precision', 'Werkstrasse 1', '72760 Reutlingen, DE']
