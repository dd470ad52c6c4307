import { decided, ok, refuse, type Decided, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import { localTime, type Instant } from '#shared/vocabulary/time.ts'
import type { WorkCentre, WorkCentreInput } from '../work-centre-view.ts'
import { wrongCalendar } from './calendar.ts'
import type { Fact } from './events.ts'

type Decides = Decided<WorkCentre, Fact>
type Named = { readonly workCentreId: string; readonly name: string }

/** `present`: the work centre that has this name already. */
export const addWorkCentre = (present: WorkCentre | undefined, named: Named, input: WorkCentreInput): Decides => {
  if (present) return refuse('work-centre-exists', { workCentre: present.name }, '/name')
  return wrongCalendar(input) ?? decided<WorkCentre, Fact>({ ...named, ...input, status: 'InUse' }, { type: 'WorkCentreAdded', data: { name: named.name, ...input } })
}

export const changeWorkCentre = (centre: WorkCentre, input: WorkCentreInput): Decides =>
  wrongCalendar(input) ?? decided<WorkCentre, Fact>({ ...centre, ...input }, { type: 'WorkCentreChanged', data: input })

/** What runs there may be finished; nothing else begins. */
export const retireWorkCentre = (centre: WorkCentre, { by, reason }: { readonly by: Person; readonly reason: string }, now: Instant): Decides => {
  const open = openForWork(centre)
  return open.ok ? decided<WorkCentre, Fact>({ ...centre, status: 'Retired', by, at: now, reason }, { type: 'WorkCentreRetired', data: { reason } }) : open
}

export const reinstateWorkCentre = (centre: WorkCentre): Decides => {
  if (centre.status === 'InUse') return refuse('work-centre-in-use', { workCentre: centre.name })
  const { by, at, reason, ...kept } = centre
  return decided<WorkCentre, Fact>({ ...kept, status: 'InUse' }, { type: 'WorkCentreReinstated', data: { retired: { by, at, reason } } })
}

/** Whether work may begin there. One that was never set up may be named by a plan all the same. */
export const openForWork = (centre: WorkCentre | undefined): Result<void, Refusal> =>
  (centre?.status === 'Retired' ? refuse('work-centre-retired', { workCentre: centre.name, since: localTime(centre.at, centre.timeZone).date }) : ok(undefined))
