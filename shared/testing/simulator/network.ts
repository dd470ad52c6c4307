import type { Bus, Clock, Published } from '#shared/kernel/ports.ts'
import { addSeconds, type Instant } from '#shared/vocabulary/time.ts'
import type { Faults } from './faults.ts'

export type Rule = { readonly queue: string; readonly source: string; readonly type: string }
export type Message = { readonly id: number; readonly queue: string; readonly published: Published; visibleAt: Instant; receives: number }

/** The bus and its queues as they may be: at least once, in any order, some entries refused, some late, some twice. */
export type Network = Bus & {
  readonly take: (queue: string) => Message | undefined
  readonly done: (message: Message) => void
  readonly again: (message: Message) => void
  readonly waiting: () => number
  readonly everPublished: () => readonly Published[]
}

/** Seconds a message stays hidden while somebody may be working on it. */
const visibility = 30

export const network = (rules: readonly Rule[], clock: Clock, random: () => number, faults: () => Faults): Network => {
  const messages = new Set<Message>()
  const log: Published[] = []
  let count = 0
  const enqueue = (queue: string, published: Published): void => {
    const { delay, latest } = faults()
    const late = random() < delay ? random() * latest : 0
    messages.add({ id: (count += 1), queue, published, visibleAt: addSeconds(clock.now(), late), receives: 0 })
  }
  return {
    publish: async (entries) => {
      const { partialPublish, duplicate } = faults()
      const failed = random() < partialPublish ? entries.flatMap((_, index) => (random() < 0.5 ? [index] : [])) : []
      entries.forEach((published, index) => {
        if (failed.includes(index)) return
        log.push(published)
        const queues = rules.filter(({ source, type }) => source === published.source && type === published.envelope.type).map(({ queue }) => queue)
        for (const queue of queues) {
          enqueue(queue, published)
          if (random() < duplicate) enqueue(queue, published)
        }
      })
      return { failed }
    },
    take: (queue) => {
      const now = clock.now()
      const due = [...messages].filter((message) => message.queue === queue && message.visibleAt <= now)
      const message = due[Math.floor(random() * due.length)]
      if (!message) return undefined
      message.receives += 1
      message.visibleAt = addSeconds(now, visibility)
      return message
    },
    done: (message) => {
      if (random() < faults().duplicate) message.visibleAt = addSeconds(clock.now(), random() * 60)
      else messages.delete(message)
    },
    again: (message) => {
      message.visibleAt = addSeconds(clock.now(), Math.min(2 ** message.receives, 300))
    },
    waiting: () => messages.size,
    everPublished: () => log,
  }
}
