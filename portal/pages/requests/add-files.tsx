import type { ReactNode } from 'react'
import { rolesOf } from '../../api/clients.ts'
import { useApi } from '../../api/use-api.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { useHasRole } from '../../session/use-session.ts'
import { DropZone } from './drop-zone.tsx'
import { OnItsWay } from './on-its-way.tsx'
import type { RequestSeen } from './request-seen.ts'
import { attachFile } from './send-request.ts'
import { useAttaching } from './use-attaching.ts'
import { useUploads } from './use-uploads.ts'

/** More files for a request that is there already: each is attached as soon as it is up. */
export const AddFiles = ({ rfq }: { readonly rfq: RequestSeen }): ReactNode => {
  const api = useApi()
  const may = useHasRole(rolesOf('quoting', 'attachDocument'))
  const attaching = useAttaching((file) => attachFile(api, rfq.rfqId, { ...file, revision: rfq.wishes?.part.revision ?? firstRevision, exportClass: 'confidential' }))
  const { underway, add, again, remove } = useUploads(attaching.add, rfq.rfqId)
  if (!may) return null
  return (
    <>
      <DropZone onFiles={add} />
      {underway.map((each) => <OnItsWay key={each.id} of={each} again={() => void again(each)} remove={() => remove(each.id)} />)}
      {attaching.problem && <ProblemBox problem={attaching.problem} />}
    </>
  )
}

/** What a file is called whose sender has not said which revision it is. */
export const firstRevision = 'A'
