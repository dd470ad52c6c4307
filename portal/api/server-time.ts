/** How far this device's clock is off, in milliseconds, as the services' answers say it; kept for when there is none. */
const place = 'throughline.clock'
/** An answer says whole seconds and has been on its way: less than this is no difference. */
const accuracyMs = 3000

export const noteTime = (date: string | null): void => {
  const off = date === null ? Number.NaN : Date.parse(date) - Date.now()
  if (Number.isNaN(off)) return
  if (Math.abs(off) > accuracyMs) localStorage.setItem(place, String(off))
  else localStorage.removeItem(place)
}

/** Now, by the services' clock: what is done on a device whose clock is wrong is done at the right time all the same. */
export const serverNow = (): number => Date.now() + Number(localStorage.getItem(place) ?? 0)
