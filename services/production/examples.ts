import type { Shift, WorkCentreInput } from './work-centre-view.ts'

const early: Shift = { starts: '06:00', ends: '14:00', breaks: [{ starts: '09:30', ends: '10:00' }] }
const late: Shift = { starts: '14:00', ends: '22:00', breaks: [{ starts: '18:00', ends: '18:30' }] }
const both = [early, late]

/** Two shifts from Monday to Friday, and a holiday: what a new work centre may begin with. */
export const exampleWorkCentre: WorkCentreInput = {
  process: 'milling', description: 'Five axes, 600 × 600 × 500 mm', timeZone: 'Asia/Kolkata',
  week: { monday: both, tuesday: both, wednesday: both, thursday: both, friday: both, saturday: [], sunday: [] },
  exceptionalDates: [{ date: '2027-01-26', reason: 'Republic Day', shifts: [] }],
}
