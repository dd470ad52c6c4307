/** One stored thing must stay well under DynamoDB's 400 KB, however much is said of it. Bytes of UTF-8. */
const sizeLimit = 300_000

/** Whether a state is more than can safely be stored. */
export const tooLarge = (state: object): boolean => new TextEncoder().encode(JSON.stringify(state)).length > sizeLimit
