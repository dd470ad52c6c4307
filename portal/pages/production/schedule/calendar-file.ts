import type { ScheduledOperation } from '#services/production/schedule-view.ts'

/** What of an operation a calendar shows. */
export type Entry = Pick<ScheduledOperation, 'start' | 'end'> & { readonly uid: string; readonly summary: string; readonly location: string }

/** A text value (RFC 5545, 3.3.11): backslash, semicolon, comma and line break are escaped. */
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r?\n/g, '\\n')
/** UTC, form 2 (3.3.5). */
const stamp = (instant: string): string => `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** No line is longer than 75 octets (3.1); a character is never cut apart. */
const folded = (line: string): string => {
  const lines = ['']
  for (const sign of line) {
    const last = lines.at(-1) ?? ''
    if (new TextEncoder().encode(last + sign).length > 75) lines.push(` ${sign}`)
    else lines[lines.length - 1] = last + sign
  }
  return lines.join('\r\n')
}

/** A calendar (RFC 5545) with an event for each operation; the same operation keeps its UID, so that a newer file moves it instead of adding another. `at`: when it was made. */
export const calendarOf = (entries: readonly Entry[], at: string): string => [
  'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Throughline//Schedule//EN',
  ...entries.flatMap(({ uid, summary, location, start, end }) => ['BEGIN:VEVENT', `UID:${uid}`, `DTSTAMP:${stamp(at)}`, `DTSTART:${stamp(start)}`, `DTEND:${stamp(end)}`, `SUMMARY:${escaped(summary)}`, `LOCATION:${escaped(location)}`, 'END:VEVENT']),
  'END:VCALENDAR', '',
].map(folded).join('\r\n')
