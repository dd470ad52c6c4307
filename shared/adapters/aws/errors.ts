import { Unavailable } from '#shared/kernel/ports.ts'

/** Names under which AWS says "not now": throttling, capacity, its own faults, somebody else's transaction, no connection. */
const transient = /Throttl|TooManyRequests|LimitExceeded|ThroughputExceeded|SlowDown|ServiceUnavailable|Internal|TransactionInProgress|TransactionConflict|Timeout|Networking|ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT/

/**
 * Runs a call; what AWS throws becomes `Unavailable` (the same call may succeed later) or a plain Error (a defect or a fault of
 * the deployment). No error of the SDK gets out, not even as a cause: callers must have nothing to depend on.
 */
export const translated = async <T>(service: string, call: () => Promise<T>): Promise<T> => {
  try {
    return await call()
  } catch (error) {
    const { name, message, status } = described(error)
    const text = `${service}: ${name}: ${message}`
    // oxlint-disable-next-line preserve-caught-error
    throw status >= 500 || transient.test(name) ? new Unavailable(text) : new Error(text)
  }
}

/** Whether AWS says that the thing asked for does not exist. */
export const isMissing = (error: unknown): boolean => ['NotFound', 'NoSuchKey', 'ResourceNotFoundException'].includes(described(error).name)

/** The SDK's errors carry `$metadata`, the network's a `code`; both are read as plain properties. */
const described = (error: unknown): { name: string; message: string; status: number } => {
  if (!(error instanceof Error)) return { name: 'unknown', message: String(error), status: 0 }
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined
  const status = typeof metadata === 'object' && metadata && 'httpStatusCode' in metadata ? Number(metadata.httpStatusCode) : 0
  return { name: 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name, message: error.message, status }
}
