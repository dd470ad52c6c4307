import { Badge, Group, Stack, Text, ThemeIcon } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { addressOf } from '../../app/addresses.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Link } from '../../parts/link.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { useIsCustomer } from '../../session/use-session.ts'
import { contractStep, planStep, requirementsStep } from './agreeing-steps.ts'
import { logisticsStep, productionStep, qualityStep, supportStep } from './making-steps.ts'
import { notYet, stepNames, type Standing, type Step, type StepName } from './step.ts'
import { hasText, waitsText, whoText } from './step-words.ts'
import { isNotFound, type OrderReads } from './use-order.ts'

type Asked = { readonly answer: UseQueryResult; readonly step: Step | undefined }

/** Each step from its own service's answer: undefined while that is not here. */
export const stepsOf = (order: OrderReads): { readonly [N in StepName]: Asked } => {
  const asked = <T,>(answer: UseQueryResult<T>, tell: (value: T) => Step): Asked => ({ answer, step: answer.data !== undefined ? tell(answer.data) : isNotFound(answer) ? notYet : undefined })
  return {
    requirements: asked(order.request, requirementsStep),
    plan: order.request.data === undefined ? { answer: order.request, step: undefined } : asked(order.plans, ({ items }) => planStep(items, order.request.data)),
    contract: asked(order.contracts, ({ items }) => contractStep(items)),
    production: asked(order.workOrders, ({ items }) => productionStep(items)),
    quality: asked(order.lots, ({ items }) => qualityStep(items)),
    logistics: asked(order.shipments, ({ items }) => logisticsStep(items)),
    support: asked(order.cases, ({ items }) => supportStep(items)),
  }
}

/** The seven steps: how each stands, what it waits for and who has it. A service that is down leaves the other steps. */
export const StepsPanel = ({ order }: { readonly order: OrderReads }): ReactNode => {
  const { t } = useWords()
  const buyer = useIsCustomer()
  const steps = stepsOf(order)
  const next = stepNames.map((name) => steps[name].step).find((step) => step?.standing === 'waiting')
  return (
    <Panel title={t('order.steps')} of="steps">
      {next && <Text fw={600}>{t('order.next', { what: waitsText(t, next), who: whoText(t, next.who ?? 'shop', buyer) })}</Text>}
      <Stack component="ol" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {stepNames.map((name, index) => <StepRow key={name} name={name} number={index + 1} asked={steps[name]} />)}
      </Stack>
    </Panel>
  )
}

const StepRow = ({ name, number, asked: { answer, step } }: { readonly name: StepName; readonly number: number; readonly asked: Asked }): ReactNode => {
  const { t } = useWords()
  return (
    <Group component="li" align="flex-start" wrap="nowrap" gap="sm" py={10} style={{ borderTop: '1px solid var(--mantine-color-default-border)' }} data-step={name} data-standing={step?.standing}>
      <ThemeIcon size={26} radius="xl" variant={step?.standing === 'notYet' ? 'default' : 'light'} color={colours[step?.standing ?? 'notYet']} aria-hidden>{number}</ThemeIcon>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Group gap="xs">
          <Text fw={600} size="sm">{t(`order.step.${name}`)}</Text>
          {step && <Badge size="sm" variant="dot" tt="none" color={colours[step.standing]}>{t(`order.standing.${step.standing}`)}</Badge>}
          {step?.status !== undefined && <Status of={step.status} />}
        </Group>
        {step ? <StepText step={step} /> : <Answer of={answer} lines={1}>{() => null}</Answer>}
      </div>
    </Group>
  )
}

const StepText = ({ step }: { readonly step: Step }): ReactNode => {
  const { t } = useWords()
  const buyer = useIsCustomer()
  return (
    <Group gap="xs">
      {step.waits !== undefined && <Text size="sm">{waitsText(t, step)}</Text>}
      {step.who && <Text size="sm" c="dimmed">{hasText(t, step.who, buyer)}</Text>}
      {step.things.map(({ id, number }) => <Link key={id} {...{ to: addressOf(id) ?? '/' }} size="sm">{number}</Link>)}
    </Group>
  )
}

const colours: { readonly [S in Standing]: string } = { notYet: 'gray', waiting: 'orange', underWay: 'blue', done: 'teal', stopped: 'red' }
