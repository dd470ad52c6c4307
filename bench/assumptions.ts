/*
 * What cannot be measured without an account. Each is written once, here, and printed with the figures that stand on it.
 */

/** Milliseconds a function waits on AWS, in the same region and over a kept connection. */
export const waits = { pointRead: 4, query: 6, transaction: 15, increment: 5, putEvents: 15, file: 30, secret: 10 } as const

/** Milliseconds of computing for one run on one whole processor, which comes with 1769 MB. Measured here: `npm run bench -- commands` prints a request's share that is not the store. */
export const computing = { http: 3, inbox: 3, relay: 1 } as const

/** What Lambda itself logs for a run (START, END, REPORT), and the API's access log for a request; bytes. */
export const platformLog = { run: 400, request: 300 } as const

/** Months for which storage is counted into the cost of an order: what lies longer goes on costing this much each year. */
export const monthsStored = 12

/** The busiest second of a day against its average second: work in eight hours is three times, and its rush hour again as much. */
export const rush = 10

/** Share of all orders that the largest customer gives. */
export const largestCustomer = 0.3

/** Long polls with which Lambda watches an idle queue, and how long each takes (Lambda developer guide, "Using Lambda with Amazon SQS"). */
export const idlePolling = { connections: 5, seconds: 20 } as const

export const hoursOfMonth = 730

/** Alarms of all stacks in prod (docs/deploying.md). */
export const alarms = 113
