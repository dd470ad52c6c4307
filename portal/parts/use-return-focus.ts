import { useEffect, useState } from 'react'

/** For a dialog that is there only while it is open: when it goes, the focus is where it was before. */
export const useReturnFocus = (): void => {
  const [before] = useState(() => document.activeElement)
  useEffect(() => () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
  }, [before])
}
