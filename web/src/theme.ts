/**
 * The look: two colours carry the product's idea. What speaks for the hirer is teal, what speaks for the candidate is coral;
 * everything else keeps to slate, so that the two halves of a score are seen at once.
 */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, rem } from '@mantine/core'

const hirer: MantineColorsTuple = [
  '#eefbf8',
  '#d5f3ec',
  '#aee6da',
  '#7dd3c2',
  '#4bbba7',
  '#2a9f8c',
  '#1b8474',
  '#156b5f',
  '#12564d',
  '#0d423b',
]
const seeker: MantineColorsTuple = [
  '#fff1ed',
  '#ffddd3',
  '#ffbba8',
  '#fb957b',
  '#f2734f',
  '#e0562f',
  '#c24322',
  '#a0361a',
  '#7f2c17',
  '#5c2112',
]
const dark: MantineColorsTuple = [
  '#dfe4ea',
  '#b9c2cc',
  '#98a3b0',
  '#738090',
  '#465162',
  '#353f4e',
  '#28303c',
  '#1b222c',
  '#151b23',
  '#0f141b',
]

export const theme = createTheme({
  colors: { hirer, seeker, dark },
  primaryColor: 'hirer',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  headings: {
    fontFamily: "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
    fontWeight: '650',
    sizes: { h1: { fontSize: rem(24) } },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // The head of a dialog is no banner of the page.
  components: {
    ModalHeader: { defaultProps: { role: 'none' } },
    DrawerHeader: { defaultProps: { role: 'none' } },
  },
})

/** Mantine's own dimmed grey is too faint on white for small text (3.3 : 1). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#566270',
    '--mantine-color-placeholder': '#6b7684',
    '--mutual-page': '#f4f6f8',
    '--mutual-card': '#ffffff',
    '--mutual-line': '#dde3e9',
    '--mutual-hirer': '#1b8474',
    '--mutual-hirer-text': '#12645a',
    '--mutual-hirer-soft': '#e4f5f1',
    '--mutual-seeker': '#e0562f',
    '--mutual-seeker-text': '#a8391b',
    '--mutual-seeker-soft': '#fff0eb',
  },
  dark: {
    '--mantine-color-dimmed': '#9aa5b2',
    '--mantine-color-placeholder': '#8793a2',
    '--mutual-page': '#12171e',
    '--mutual-card': '#1b222c',
    '--mutual-line': '#2e3745',
    '--mutual-hirer': '#2fae99',
    '--mutual-hirer-text': '#6fd0bf',
    '--mutual-hirer-soft': '#16332f',
    '--mutual-seeker': '#f2734f',
    '--mutual-seeker-text': '#ff9f87',
    '--mutual-seeker-soft': '#3b221b',
  },
})
