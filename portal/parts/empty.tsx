import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** Nothing here, and what to do about it. */
export const Empty = ({ title, children }: { readonly title: string; readonly children?: ReactNode }): ReactNode => (
  <Stack align="flex-start" gap={6} py="md">
    <Text fw={600}>{title}</Text>
    {typeof children === 'string' ? <Text size="sm" c="dimmed" maw="60ch">{children}</Text> : children}
  </Stack>
)
