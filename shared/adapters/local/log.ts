import type { Clock, Log, LogFields } from '#shared/kernel/ports.ts'

/** One JSON object per line: `level`, `time`, `message`, then the fields. A field cannot take the place of one of the three. */
export const jsonLog = ({ clock, write }: { readonly clock: Clock; readonly write: (line: string) => void }, fixed: LogFields = {}): Log => {
  const line = (level: string) => (message: string, fields: LogFields = {}): void => {
    const head = { level, time: clock.now(), message }
    write(`${JSON.stringify({ ...head, ...fixed, ...fields, ...head })}\n`)
  }
  return { info: line('info'), warn: line('warn'), error: line('error'), with: (fields) => jsonLog({ clock, write }, { ...fixed, ...fields }) }
}
