import { createContext } from 'react'

/** What may be written in a text field, by its name; something else may be, too. */
export type Suggestions = { readonly [name: string]: readonly string[] }
export const FormSuggestions = createContext<Suggestions>({})
