/** A line that a service wrote with counts of pieces and kinds of packages (`20 C62`, `10 C62 / carton`), each as `say` has it. */
export const withPieces = (text: string, say: (count: number, packageKind: string | undefined) => string): string =>
  text.replaceAll(/\b(\d{1,12}) C62\b(?: \/ ([a-z]+)\b)?/g, (_, count: string, kind: string | undefined) => say(Number(count), kind))
