/** How often each fault strikes, per call it can strike at: probabilities. */
export type Faults = {
  /** The process dies before the port is asked. */
  readonly crashBefore: number
  /** The port did it; the process dies before it hears. */
  readonly crashAfter: number
  /** The port says: not now. */
  readonly throttle: number
  /** The store reports a conflict on some write of a transaction, as DynamoDB does for overlapping ones. */
  readonly conflict: number
  /** Some entries of a publish call fail, the others are through. */
  readonly partialPublish: number
  /** A message is delivered twice. */
  readonly duplicate: number
  /** A message is late, by up to `latest` seconds, so that others overtake it. */
  readonly delay: number
  readonly latest: number
  /** A client loses the answer and sends the same request again, perhaps while the first is still running. */
  readonly repeatRequest: number
}

export const everyFault: Faults = {
  crashBefore: 0.004, crashAfter: 0.004, throttle: 0.004, conflict: 0.02, partialPublish: 0.1, duplicate: 0.1, delay: 0.3, latest: 90, repeatRequest: 0.1,
}

export const noFault: Faults = { crashBefore: 0, crashAfter: 0, throttle: 0, conflict: 0, partialPublish: 0, duplicate: 0, delay: 0, latest: 0, repeatRequest: 0 }
