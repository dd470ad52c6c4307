/** Whom access tokens are for: the six APIs. */
export const audience = 'urn:throughline:api'
