import type { Person } from '#shared/vocabulary/party.ts'
import type { RequestSeen } from './request-seen.ts'

/** Whoever has had a word in a request, each once: its buyer, who wrote, who answered a line. */
export const participantsOf = ({ buyer, messages, requirements }: Pick<RequestSeen, 'buyer' | 'messages' | 'requirements'>): readonly Person[] => {
  const people = [buyer, ...messages.map(({ by }) => by), ...requirements.flatMap(({ answer, conversation }) => [...('by' in answer ? [answer.by] : []), ...conversation.map(({ by }) => by)])]
  return [...new Map(people.map((each) => [each.id, each])).values()]
}

/** Ids of those whom a text names as `@Name`. A longer name goes first, so that it does not count for a shorter one it begins with. */
export const namedIn = (text: string, people: readonly Person[]): string[] => {
  const named: string[] = []
  let rest = text
  for (const { id, name } of people.toSorted((a, b) => b.name.length - a.name.length)) {
    const mention = new RegExp(`@${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'giu')
    if (!mention.test(rest)) continue
    named.push(id)
    rest = rest.replace(mention, '')
  }
  return named
}
