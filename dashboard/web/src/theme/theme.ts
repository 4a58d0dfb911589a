import { createTheme, mergeThemeOverrides } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple, MantineThemeOverride } from '@mantine/core';

const ink: MantineColorsTuple = [
  '#eef3fa',
  '#d9e4f3',
  '#b2c8e6',
  '#88aad9',
  '#6590cd',
  '#4f80c6',
  '#33689f',
  '#1f4e8c',
  '#193f72',
  '#102c52',
];
const amber: MantineColorsTuple = [
  '#fff6e3',
  '#fdebc8',
  '#f9d794',
  '#f4c15d',
  '#efae34',
  '#d99417',
  '#b87700',
  '#8a5a00',
  '#6b4500',
  '#4a3000',
];
const seal: MantineColorsTuple = [
  '#fdeeec',
  '#f9dad6',
  '#f0b1aa',
  '#e7867b',
  '#df6153',
  '#da4a3a',
  '#c4392a',
  '#b3261e',
  '#8c1d17',
  '#651410',
];

const sure: MantineColorsTuple = [
  '#eaf6f0',
  '#d3ecdf',
  '#aedcc6',
  '#86cfa9',
  '#63b98e',
  '#4aa578',
  '#3a8a63',
  '#2b6b4f',
  '#20523c',
  '#16392a',
];

/** Calm paper and ink: one blue for actions, amber for doubt, seal red for blocks and errors only. */
export const themeOptions = createTheme({
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  fontFamilyMonospace: "'Be Vietnam Pro', system-ui, sans-serif",
  headings: { fontFamily: "'Be Vietnam Pro', system-ui, sans-serif", fontWeight: '600' },
  colors: { ink, amber, seal, sure },
  primaryColor: 'ink',
  // Text on filled buttons is white in both schemes: Mantine chooses it by the light one.
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '18px' },
  fontSizes: { xs: '0.8rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.55', lg: '1.5', xl: '1.4' },
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { fw: 600 } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 350 } },
    Modal: {
      defaultProps: { centered: true },
      styles: {
        content: { background: 'var(--sheet)' },
        header: { background: 'var(--sheet)' },
        title: { fontWeight: 600, fontSize: '1.06rem' },
      },
    },
  },
});

/** Whatever can be closed says so to those who do not see its cross: `close` is the word for it. */
export const makeTheme = (close: string): MantineThemeOverride =>
  mergeThemeOverrides(themeOptions, {
    components: { CloseButton: { defaultProps: { 'aria-label': close } } },
  });

/** The few colours of our own, in both schemes; contrast of text on its ground is AA or better. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f1efea',
    '--mantine-color-text': '#22262c',
    '--mantine-color-dimmed': '#5c616a',
    '--paper': '#f1efea',
    '--sheet': '#ffffff',
    '--sheet-2': '#faf9f6',
    '--line': '#dcd8cf',
    '--line-strong': '#c3beb2',
    '--ink': '#22262c',
    '--ink-soft': '#5c616a',
    '--action': '#1f4e8c',
    '--action-soft': '#e6edf7',
    '--doubt': '#8a5a00',
    '--doubt-line': '#e0a93a',
    '--doubt-soft': '#fff4db',
    '--seal': '#b3261e',
    '--seal-soft': '#fdeeec',
    '--sure': '#2b6b4f',
    '--desk': '#e2dfd8',
  },
  dark: {
    '--mantine-color-body': '#191a1b',
    '--mantine-color-text': '#e9e6df',
    '--mantine-color-dimmed': '#a4a29b',
    '--mantine-color-default': '#242526',
    '--mantine-color-default-border': '#45453f',
    '--paper': '#191a1b',
    '--sheet': '#232425',
    '--sheet-2': '#1f2021',
    '--line': '#383834',
    '--line-strong': '#504f49',
    '--ink': '#e9e6df',
    '--ink-soft': '#a9a69f',
    '--action': '#8fb5ea',
    '--action-soft': '#23303f',
    '--doubt': '#f0c063',
    '--doubt-line': '#a9781f',
    '--doubt-soft': '#3a2f17',
    '--seal': '#f28b82',
    '--seal-soft': '#3d2220',
    '--sure': '#86cfa9',
    '--desk': '#111213',
  },
});
