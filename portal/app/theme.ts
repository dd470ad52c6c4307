import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

/** The house's colour: a petrol that keeps 4.5:1 against white from shade 6 on, and against the dark ground up to shade 4. */
const petrol: MantineColorsTuple = ['#e6f6f7', '#cfe9eb', '#a0d3d7', '#6ebcc2', '#46a8b0', '#2a9ba4', '#0b727c', '#0b626b', '#0b5a63', '#064a52']

/** The library's red with darker filled shades: white on its own 6 and 7 has less than 4.5:1. */
const red: MantineColorsTuple = ['#fff5f5', '#ffe3e3', '#ffc9c9', '#ffa8a8', '#ff8787', '#e03131', '#c92a2a', '#c92a2a', '#a61e1e', '#8a1616']

export const theme = createTheme({
  fontFamily: "'Noto Sans', 'Noto Sans Telugu', system-ui, sans-serif",
  colors: { petrol, red },
  primaryColor: 'petrol',
  primaryShade: { light: 6, dark: 7 },
  autoContrast: true,
  defaultRadius: 'md',
  headings: { fontWeight: '600' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  // By name and not by the components themselves: a dialog's code comes with the first dialog.
  components: {
    // The library colours an alert's title like its ground: 3:1. The ground and the words say what it is.
    Alert: { styles: { label: { color: 'var(--mantine-color-text)' } } },
    // A dialog's `<header>` would be a second banner of the page.
    // What takes the focus before the first entry would be a child of the menu that is none of its entries; and outside of the page's landmarks nobody looks for a menu.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, withinPortal: false } },
    Modal: { defaultProps: { attributes: { header: { role: 'none' } } } },
  },
})

/** The library's own dimmed text has 3.3:1 on white; text needs 4.5:1. */
export const variables: CSSVariablesResolver = () => ({ variables: {}, light: { '--mantine-color-dimmed': 'var(--mantine-color-gray-7)' }, dark: { '--mantine-color-dimmed': 'var(--mantine-color-dark-1)' } })
