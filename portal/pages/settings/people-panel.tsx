import { Group } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Member } from '#services/contracts/people-view.ts'
import { customerRoles, shopRoles } from '#shared/vocabulary/roles.ts'
import { useRead } from '../../api/use-api.ts'
import { act } from '../../forms/act.ts'
import type { ActionTarget } from '../../forms/action-dialog.tsx'
import { Actions } from '../../forms/actions.tsx'
import { seen } from '../../forms/seen.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { columnKit } from '../../parts/columns.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useMe } from '../../session/use-session.ts'
import { theShop, type Shown } from './shown.ts'

/** Everybody who may sign in for a company, and what one may do with each; nobody changes themselves. */
export const PeoplePanel = ({ company, customerName }: Shown): ReactNode => {
  const words = useWords()
  const { t } = words
  const me = useMe()
  const people = useRead('contracts', 'listPeople', { params: { company } })
  const kit = columnKit<Member>(words)
  const rolesText = ({ roles }: Member): string => roles.map((role) => t(`roles.${role}`)).join(', ')
  const invite = act('contracts', 'invitePerson', { company }, { fixed: { customerName, ...noClearance(company) }, suggestions: rolesFor(company) })
  return (
    <Panel of="people" title={t('people.people')} actions={people.data && <Actions of={[invite]} size="xs" />}>
      <Answer of={people} lines={4}>
        {({ items, version }) => (
          <DataTable
            label={t('people.people')} rows={items} rowKey={({ personId }) => personId} empty={<Empty title={t('people.nobody')}>{t('people.nobodyHelp')}</Empty>}
            columns={[
              kit.text('name', ({ name }) => name), kit.text('email', ({ email }) => email), kit.text('roles', rolesText),
              ...(company === theShop ? [kit.text('clearance', ({ clearance }) => clearance && t(`values.${clearance}`))] : []),
              kit.status(({ status }) => status),
              { name: 'whatNow', text: () => '', show: (row) => row.personId !== me.id && <Group gap={4}><Actions size="xs" of={seen(people, { version }, (answer) => ({ version: answer.version }), upon(company, row))} /></Group> },
            ]}
          />
        )}
      </Answer>
    </Panel>
  )
}

const upon = (company: string, { personId, status, roles, clearance }: Member): readonly ActionTarget[] => [
  act('contracts', 'changePerson', { company, personId }, { initial: { roles, clearance }, fixed: noClearance(company), suggestions: rolesFor(company) }),
  status === 'disabled' ? act('contracts', 'enablePerson', { company, personId }) : act('contracts', 'disablePerson', { company, personId }, { danger: true }),
]

/** Roles go to their own side only. */
const rolesFor = (company: string) => ({ rolesItem: { choose: company === theShop ? shopRoles : customerRoles } })

/** Only the shop's people have one: for others the form does not ask. */
const noClearance = (company: string): { readonly clearance?: undefined } => (company === theShop ? {} : { clearance: undefined })
