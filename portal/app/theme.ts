import { Alert, createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

/** The house's colour: a petrol that keeps 4.5:1 against white from shade 6 on, and against the dark ground up to shade 4. */
const petrol: MantineColorsTuple = ['#e6f6f7', '#cfe9eb', '#a0d3d7', '#6ebcc2', '#46a8b0', '#2a9ba4', '#0b727c', '#0b626b', '#0b5a63', '#064a52']

export const theme = createTheme({
  fontFamily: "'Noto Sans', 'Noto Sans Telugu', system-ui, sans-serif",
  colors: { petrol },
  primaryColor: 'petrol',
  primaryShade: { light: 6, dark: 7 },
  autoContrast: true,
  defaultRadius: 'md',
  headings: { fontWeight: '600' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  // The library colours an alert's title like its ground: 3:1. The ground and the words say what it is.
  components: { Alert: Alert.extend({ styles: { label: { color: 'var(--mantine-color-text)' } } }) },
})

/** The library's own dimmed text has 3.3:1 on white; text needs 4.5:1. */
export const variables: CSSVariablesResolver = () => ({ variables: {}, light: { '--mantine-color-dimmed': 'var(--mantine-color-gray-7)' }, dark: { '--mantine-color-dimmed': 'var(--mantine-color-dark-1)' } })
