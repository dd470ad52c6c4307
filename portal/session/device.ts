/** The beginning of the name of whatever is kept in the browser's caches: the terminal's files and the last answers it was given. */
export const keptOnDevice = 'throughline-'

/** Who signs out leaves nothing behind but work that has not been sent yet (docs/adr/0034). */
export const leaveNothing = async (): Promise<void> => {
  const workers = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistrations() : []
  const names = 'caches' in globalThis ? await caches.keys() : []
  await Promise.all([...workers.map((worker) => worker.unregister()), ...names.filter((name) => name.startsWith(keptOnDevice)).map((name) => caches.delete(name))])
}
