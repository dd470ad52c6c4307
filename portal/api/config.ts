/** What the portal must know of where it runs; served beside it as `/portal.json`. */
export type PortalConfig = {
  /** OpenID Connect issuer, client and scope to sign in with. */
  readonly issuer: string
  readonly clientId: string
  readonly scope: string
  /** Where to send people who sign out, when the issuer does not say itself (Cognito). */
  readonly signOut?: string
  /** Where the event feed is. Without one, what is on the screen is asked for again every few seconds. */
  readonly feed?: string
  /** Where a manager fills an empty system with sample orders; on one machine only. */
  readonly sampleData?: string
  /** Where the APIs can be tried out in the browser; on one machine only. Their OpenAPI documents are everywhere, under `/openapi`. */
  readonly apiPage?: string
}

export const loadConfig = async (): Promise<PortalConfig> => {
  const answer = await fetch('/portal.json')
  if (!answer.ok) throw new Error(`portal.json: ${answer.status}`)
  return answer.json()
}
