import { useMediaQuery } from '@mantine/hooks'
import { usePrinting } from './use-printing.ts'

/** Whether this is a screen as narrow as a phone's, where the menu is put away too. Paper is not. */
export const useNarrow = (): boolean => {
  const narrow = useMediaQuery('screen and (max-width: 47.99em)', undefined, { getInitialValueInEffect: false })
  return !usePrinting() && narrow
}
