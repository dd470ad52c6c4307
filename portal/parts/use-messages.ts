import { createContext, use } from 'react'

/** Says something in passing: what was done, in a line that goes away by itself and is read out. */
export const MessagesContext = createContext<(text: string) => void>(() => undefined)
export const useMessages = (): ((text: string) => void) => use(MessagesContext)
