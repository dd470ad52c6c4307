import { Text, type TextProps } from '@mantine/core'
import type { ReactNode } from 'react'

/** As the words of a status that waits (status.tsx): at least 4.5 to 1 in light and dark (WCAG 2.2, 1.4.3). */
const colour = 'light-dark(color-mix(in srgb, var(--mantine-color-orange-9) 70%, black), var(--mantine-color-orange-2))'

/** Words about something that somebody has to look at. `role="status"` where it comes and goes while the page is open. */
export const WarningText = ({ children, ...props }: TextProps & { readonly role?: 'status'; readonly children: ReactNode }): ReactNode => <Text size="sm" {...props} style={{ color: colour }}>{children}</Text>
