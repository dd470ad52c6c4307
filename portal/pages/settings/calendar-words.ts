import type { Shift, Week } from '#services/production/work-centre-view.ts'

export const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const early: Shift = { starts: '06:00', ends: '14:00', breaks: [{ starts: '09:30', ends: '10:00' }] }
const late: Shift = { starts: '14:00', ends: '22:00', breaks: [{ starts: '18:00', ends: '18:30' }] }
const both = [early, late]
/** What a new work centre's week begins with, to be made its own. */
export const usualWeek: Week = { monday: both, tuesday: both, wednesday: both, thursday: both, friday: both, saturday: [], sunday: [] }

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
/** From one time to the next time the clock shows another; a shift from 00:00 to 00:00 is a whole day. */
const between = ({ starts, ends }: { readonly starts: string; readonly ends: string }): number => (minutesOf(ends) - minutesOf(starts) + 1440) % 1440 || 1440

/** Hours worked on a day on which no clock changes, breaks not counted. */
export const hoursOf = (shifts: readonly Shift[]): number => shifts.reduce((sum, shift) => sum + between(shift) - shift.breaks.reduce((all, each) => all + between(each), 0), 0) / 60

export const span = ({ starts, ends }: { readonly starts: string; readonly ends: string }): string => `${starts}–${ends}`
