/** The bytes behind a signed link. The link is the permission: no token goes to where files lie. */
export const bytesBehind = async (url: string, signal: AbortSignal): Promise<ArrayBuffer> => {
  const answer = await fetch(url, { signal, credentials: 'omit' })
  if (!answer.ok) throw new Error(`a signed link answered ${answer.status}`)
  return answer.arrayBuffer()
}
