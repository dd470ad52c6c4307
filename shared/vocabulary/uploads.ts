/** Files larger than `whole` come in parts, each of `part` bytes and the last of what is left; whoever is interrupted sends only the parts that are missing. */
export const uploadBytes = { whole: 16 * 2 ** 20, part: 8 * 2 ** 20, most: 200_000_000 } as const
