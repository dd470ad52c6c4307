import { createContext } from 'react'

/** The currency a form is in: the first that somebody named in it. */
export const FormCurrency = createContext<string | undefined>(undefined)
