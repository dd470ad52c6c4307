import * as z from 'zod'

/**
 * The environment of each kind of function, parsed once. These schemas are the only place where a variable is named: the
 * infrastructure sets what they ask for, the runtime reads what they give.
 */
export const RelayEnv = z.object({
  /** Whose events it passes on. */
  SERVICE: z.string().min(1),
  /** Name of the EventBridge bus. */
  BUS: z.string().min(1),
})

export const InboxEnv = z.object({
  /** Name of the service's DynamoDB table. */
  TABLE: z.string().min(1),
  /** Name of the service's bucket; set where the manifest says that it keeps files. */
  BUCKET: z.string().min(3).optional(),
  /** What stands in front of a secret's name to make its id: `throughline/quoting/`. */
  SECRET_PREFIX: z.string().min(1),
})

/** What a request's token must say besides the above. `ISSUER` is compared with `iss` letter by letter; `JWKS_URL` holds its keys. `AUDIENCE`: one or several, separated by commas. */
export const HttpEnv = InboxEnv.extend({ ISSUER: z.url(), AUDIENCE: z.string().min(1), JWKS_URL: z.url(),
  /** Id of the user pool whose people it may change; set where the manifest says that it does. */
  USER_POOL: z.string().min(1).optional(),
})

/** What a worker needs that sends mails: the address they come from, the portal that their links lead to, and the pool of those who may get one. */
export const MailEnv = z.object({ MAIL_FROM: z.email(), PORTAL: z.url(), USER_POOL: z.string().min(1) })

export type MailEnv = z.infer<typeof MailEnv>
export type RelayEnv = z.infer<typeof RelayEnv>
export type InboxEnv = z.infer<typeof InboxEnv>
export type HttpEnv = z.infer<typeof HttpEnv>

/** Throws with the names of what is missing or wrong, never with a value: a deployment fault, and the log is no place for values. */
export const readEnv = <T>(schema: z.ZodType<T>, env: { readonly [name: string]: string | undefined }): T => {
  const parsed = schema.safeParse(env)
  if (parsed.success) return parsed.data
  throw new Error(`environment: ${[...new Set(parsed.error.issues.map(({ path }) => path.join('.')))].join(', ')} missing or malformed`)
}
