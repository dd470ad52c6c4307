/** By a file of its own, so that of zod's core only this is loaded with the first form. */
export { toJSONSchema } from 'zod/v4/core'
