/** ISO 4217 exponents other than 2. Written down because the runtime's table follows use, not the standard (it gives LBP and IQD none). */
const exponents: Readonly<Record<string, number>> = Object.fromEntries([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map((code) => [code, 0]),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3]),
  ...['CLF', 'UYW'].map((code) => [code, 4]),
])

/** How many digits of a currency are minor units (ISO 4217): 2 for `EUR`, 0 for `JPY`, 3 for `KWD`. */
export const minorDigits = (currency: string): number => exponents[currency] ?? 2
