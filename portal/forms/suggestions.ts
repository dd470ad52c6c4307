import { createContext } from 'react'

/** What may be written in a text field, by its name; something else may be, too. `choose`: a list to choose from comes first, for what is nearly always one of few; of a field that has options, those that fit here. */
export type Suggested = readonly string[] | { readonly choose: readonly string[] }
export type Suggestions = { readonly [name: string]: Suggested }
export const FormSuggestions = createContext<Suggestions>({})
