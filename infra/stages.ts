/**
 * What differs between the stages, and nothing else does. Account and region are those of whoever deploys; there are none in the code.
 */
export type Stage = {
  readonly name: 'dev' | 'prod'
  /** Tables, files, users and keys outlive their stack, and tables and users refuse to be deleted. */
  readonly keepsData: boolean
  /** New code takes a tenth of the work for five minutes first, and goes back when an alarm of its service rings. */
  readonly gradual: boolean
  /** Where the portal is served from: the one origin whose pages may call the APIs and upload files. */
  readonly portalOrigin: string
  /** ARN of a certificate for that address in us-east-1, where CloudFront looks for it; without one the portal is at CloudFront's own. */
  readonly portalCertificate?: string
  /** Where notices come from. SES must have verified the domain in this account and region. */
  readonly mailFrom: string
  readonly logDays: number
  /** Requests a second to one API, and how many may come at once. */
  readonly throttle: Throttle
  /** The same for each partner webhook, and how many of them run at once: a partner's retries must not take what people need. */
  readonly webhooks: Throttle & { readonly concurrency: number }
  /** How many batches of one queue are worked on at once: a replay of a year must not take it all either. */
  readonly queueConcurrency: number
  /** Systems of customers and partners that sign in as themselves, each with credentials of its own. */
  readonly partners: readonly Partner[]
}

export type Throttle = { readonly rate: number; readonly burst: number }

/** `customerId` binds the system to that customer's orders; one without sees no order. */
export type Partner = { readonly name: string; readonly customerId?: string }

const shared = {
  throttle: { rate: 200, burst: 400 },
  webhooks: { rate: 20, burst: 40, concurrency: 5 },
  queueConcurrency: 10,
  partners: [],
  mailFrom: 'notices@example.com',
}

export const stages: { readonly [name in Stage['name']]: Stage } = {
  dev: { ...shared, name: 'dev', keepsData: false, gradual: false, portalOrigin: 'http://localhost:4300', logDays: 14 },
  prod: { ...shared, name: 'prod', keepsData: true, gradual: true, portalOrigin: 'https://portal.example.com', logDays: 365 },
}

/** The stage named on the command line (`-c stage=prod`); dev unless told. */
export const stageOf = (name: unknown): Stage => {
  if (name === undefined || name === 'dev') return stages.dev
  if (name === 'prod') return stages.prod
  throw new Error(`no stage ${String(name)}: -c stage=dev or -c stage=prod`)
}
