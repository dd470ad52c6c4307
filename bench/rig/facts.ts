import type { Use } from '#shared/adapters/aws/meter.ts'

/** What a rig tells of its work while it works. */
export type Fact =
  | { readonly kind: 'store'; readonly service: string; readonly use: Use }
  /** A function ran once. On Lambda it would be billed for that. */
  | { readonly kind: 'invocation'; readonly service: string; readonly edge: 'http' | 'inbox' | 'relay' | 'worker'; readonly milliseconds: number }
  /** A request through the http edge, and how much of it was the use case behind the edge. */
  | { readonly kind: 'request'; readonly service: string; readonly route: string; readonly milliseconds: number; readonly useCase: number }
  | { readonly kind: 'published'; readonly service: string; readonly bytes: number }
  | { readonly kind: 'message'; readonly queue: string; readonly bytes: number }
  /** An event's effect is committed; `latency` in milliseconds since the commit it tells of. */
  | { readonly kind: 'handled'; readonly queue: string; readonly latency: number }
  | { readonly kind: 'log'; readonly bytes: number }
  | { readonly kind: 'file'; readonly operation: 'put' | 'get' | 'head'; readonly bytes: number }
  | { readonly kind: 'secret' }

export type Tell = (fact: Fact) => void
