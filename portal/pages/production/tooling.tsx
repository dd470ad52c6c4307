import { Group } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ValueOf } from '../../api/clients.ts'
import { useRead } from '../../api/use-api.ts'
import { act, inState } from '../../forms/act.ts'
import type { ActionTarget } from '../../forms/action-dialog.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { partText } from '../../parts/columns.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'
import { ThingPage } from '../../parts/thing-page.tsx'

/** One tool or fixture: whose it is, who paid for it, where it is. */
export const Tooling = (): ReactNode => {
  const { toolingId } = useParams({ from: '/tooling/$toolingId' })
  const { t, instant } = useWords()
  const tool = useRead('production', 'readTooling', { params: { toolingId } })
  return (
    <ThingPage kind="tooling" of={tool} actions={actionsOf}>
      {(each) => (
        <Panel of="tooling" title={each.description}>
          <Facts of={{
            owner: t(`values.${each.owner}`), paidBy: t(`values.${each.paidBy}`), part: partText(each.part), exportClass: t(`values.${each.exportClass}`),
            workOrders: <Group component="span" gap="xs">{each.workOrders.map(({ workOrderId, number }) => <ThingLink key={workOrderId} id={workOrderId}>{number}</ThingLink>)}</Group>,
            where: each.status === 'CheckedOut' && <ThingLink id={each.use.lotId}>{`${each.use.lotNumber} · ${each.use.sequence}`}</ThingLink>,
            checkedOut: each.status === 'CheckedOut' && `${each.use.by.name}, ${instant(each.use.at)}`,
            returned: each.status === 'Returned' && `${each.by.name}, ${instant(each.at)}: ${each.reference}`,
            scrapped: each.status === 'Scrapped' && `${each.by.name}, ${instant(each.at)}: ${each.reason}`,
            cause: each.status === 'Scrapped' && t(`values.${each.cause}`), bearer: each.status === 'Scrapped' && t(`values.${each.bearer}`),
            registered: `${each.registeredBy.name}, ${instant(each.registeredAt)}`,
          }} />
        </Panel>
      )}
    </ThingPage>
  )
}

const actionsOf = ({ toolingId, status, owner }: ValueOf<'production', 'readTooling'>): readonly ActionTarget[] => {
  const params = { toolingId }
  const both = [act('production', 'assignTooling', params), act('production', 'scrapTooling', params, { danger: true })]
  return inState(status, {
    InStore: [act('production', 'checkOutTooling', params), ...(owner === 'customer' ? [act('production', 'returnTooling', params)] : []), ...both],
    CheckedOut: [act('production', 'checkInTooling', params), ...both],
  })
}
