import { Box, Group, Stack, Text, Title } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'

type PageProps = {
  readonly title: string
  /** A line above the title: where this belongs. */
  readonly over?: ReactNode
  readonly beside?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page: its title (the tab's too), what one can do, and the rest. */
export const Page = ({ title, over, beside, actions, children }: PageProps): ReactNode => {
  useEffect(() => {
    document.title = `${title} · Throughline`
  }, [title])
  return (
    <Stack gap="lg" maw={1240} mx="auto" w="100%">
      <Group justify="space-between" align="flex-end" gap="sm">
        <Box miw={0}>
          {over !== undefined && <Text size="sm" c="dimmed" component="div">{over}</Text>}
          <Group gap="sm" align="center">
            <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>{title}</Title>
            {beside}
          </Group>
        </Box>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  )
}
