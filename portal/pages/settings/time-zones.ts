/** Names of the IANA time zones this browser knows. */
export const timeZones = (): readonly string[] => Intl.supportedValuesOf('timeZone')
