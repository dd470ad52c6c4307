import { createContext, use } from 'react'

/** Says something in passing: what was done, in a line that goes away by itself and is read out. With `undo`, as long as it is there, one can take it back. */
export type Say = (text: string, undo?: () => void) => void
export const MessagesContext = createContext<Say>(() => undefined)
export const useMessages = (): Say => use(MessagesContext)
