import { Group, Paper, Stack, Title } from '@mantine/core'
import { useId, type ReactNode } from 'react'

/** A titled part of a page. */
export const Panel = ({ title, actions, children, of }: { readonly title: string; readonly actions?: ReactNode; readonly children: ReactNode; readonly of?: string }): ReactNode => {
  const id = useId()
  return (
    <Paper withBorder radius="md" p="md" component="section" aria-labelledby={id} data-panel={of}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h4" id={id}>{title}</Title>
          {actions}
        </Group>
        {children}
      </Stack>
    </Paper>
  )
}
