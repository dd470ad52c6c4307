/** An event as it goes over the bus; `drawn`: made up to fit its schema. */
export type Example = { readonly envelope: object; readonly drawn?: true }
type Examples = { readonly [type: string]: Example }

/** One file for each service, written by `npm run golden`; fetched when somebody looks at an event. */
const files = import.meta.glob<Examples>('../../../docs/contracts/*/examples.json', { import: 'default' })

export const exampleOf = async (service: string, type: string): Promise<Example | undefined> => (await files[`../../../docs/contracts/${service}/examples.json`]?.())?.[type]
