/** How DXF writes what a keyboard has not, and how paragraphs of text (MTEXT) are set. Every pattern is bounded: the text is a stranger's. */

const signs: { readonly [code: string]: string } = { c: '⌀', d: '°', p: '±', o: '', u: '', k: '' }

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '')

/** `%%c` is ⌀, `%%p` is ±, `\U+00B5` is µ. */
export const plain = (text: string): string =>
  text
    .replaceAll(/%%([cdpouk])/gi, (_, code: string) => signs[code.toLowerCase()] ?? '')
    .replaceAll(/%%(\d{3})/g, (_, code: string) => character(Number(code)))
    .replaceAll(/\\U\+([0-9a-f]{4})/gi, (_, code: string) => character(Number.parseInt(code, 16)))

/** The lines of a paragraph: fonts, heights and colours left out, stacked text (`\S+0.1^-0.2;`) side by side. */
export const paragraphs = (text: string): string[] =>
  plain(text)
    .replaceAll(/\\[Pn]/g, '\n')
    .replaceAll('\\~', ' ')
    .replaceAll(/\\S([^;\\^#/]{0,60})[\^#/]([^;\\]{0,60});/g, (_, upper: string, lower: string) => `${upper.trim()}/${lower.trim()}`)
    .replaceAll(/\\[ACFHQTWacfhqtwp][^;\\{}]{0,120};/g, '')
    .replaceAll(/\\[LlOoKk]/g, '')
    .replaceAll(/\\([\\{}])|[{}]/g, (_, escaped: string | undefined) => escaped ?? '')
    .split('\n')
