/*
 * Formatters by language and options, each made once: to make one takes longer than to use it a hundred times, and a table of ten thousand rows
 * asks for as many at every letter of a search.
 */

const kept = <F>(make: (tag: string, options: string) => F): ((tag: string, options?: object) => F) => {
  const made = new Map<string, F>()
  return (tag, options = {}) => {
    const asked = JSON.stringify(options)
    const key = `${tag} ${asked}`
    const found = made.get(key) ?? make(tag, asked)
    made.set(key, found)
    return found
  }
}

export const numberFormat = kept((tag, options) => new Intl.NumberFormat(tag, JSON.parse(options)))
export const dateFormat = kept((tag, options) => new Intl.DateTimeFormat(tag, JSON.parse(options)))
export const relativeFormat = kept((tag, options) => new Intl.RelativeTimeFormat(tag, JSON.parse(options)))

/** By the words and numbers in it: LOT-9 comes before LOT-10. */
export const { compare: inOrder } = new Intl.Collator(undefined, { numeric: true })
