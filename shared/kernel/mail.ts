/**
 * One e-mail in plain text. `key` names this mail for good: sending it again under the same key is the same mail, as far as the
 * provider can tell. `unsubscribe` is where the reader chooses not to get such mails.
 */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string; readonly unsubscribe: string; readonly key: string }

/**
 * `accepted`: it is on its way. `refused`: this address or text will never be taken. `unknown`: it may have been taken, nobody answered.
 * Throws `Unavailable` when it was certainly not taken and may be later.
 */
export type Sent = 'accepted' | 'refused' | 'unknown'

/** Outgoing e-mail. */
export type Mail = { readonly send: (letter: Letter) => Promise<Sent> }

/** What can be an address at all: the provider says whether somebody is there. Nothing that ends a header line. */
export const isAddress = (text: string): boolean => /^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\]+\.[^\s@<>(),;:"\\]+$/.test(text)
