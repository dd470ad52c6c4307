import { sampleDirectory } from '../adapters/local/sample-people.ts'
import type { People } from '../kernel/directory.ts'
import type { Letter, Mail, Sent } from '../kernel/mail.ts'

/** Mail that keeps what was sent, to the sample people. `answer` says what the provider says to each; it takes everything unless told. */
export const notedMail = (answer: (letter: Letter) => Sent = () => 'accepted'): { readonly mail: Mail; readonly directory: People; readonly portal: () => string; readonly letters: readonly Letter[] } => {
  const letters: Letter[] = []
  return { letters, directory: sampleDirectory, portal: () => 'https://portal.example', mail: { send: async (letter) => { letters.push(letter); return answer(letter) } } }
}
