import {
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  defaultVariantColorsResolver,
  mergeMantineTheme,
  type MantineTheme,
} from '@mantine/core';
import { makeTheme, resolveVariables } from '../../../dashboard/web/src/theme/theme.ts';

/** Text on its ground has 4.5 : 1 or more (WCAG 2.2, 1.4.3, AA), in both schemes, as Mantine draws our theme's buttons. */
const AA = 4.5;
const theme: MantineTheme = mergeMantineTheme(DEFAULT_THEME, makeTheme('Đóng'));

type Rgba = readonly [number, number, number, number];
type Variables = Readonly<Record<string, string>>;

function readVariables(scheme: 'light' | 'dark'): Variables {
  const own = resolveVariables(theme);
  const given = defaultCssVariablesResolver(theme);
  return { ...given.variables, ...given[scheme], ...own.variables, ...own[scheme] };
}

/** A colour as it is written, its variables followed. */
function readColor(written: string, variables: Variables): Rgba {
  const text = written.trim();
  const variable = /^var\((--[\w-]+)\)$/.exec(text)?.[1];
  if (variable !== undefined) return readColor(variables[variable] ?? `missing ${variable}`, variables);
  if (text === 'transparent') return [0, 0, 0, 0];
  if (text === 'white') return [255, 255, 255, 1];
  if (text === 'black') return [0, 0, 0, 1];
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text)?.[1];
  if (hex !== undefined) {
    const long = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
    const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => parseInt(long.slice(at, at + 2), 16));
    return [r, g, b, 1];
  }
  const rgba = /^rgba?\(([\d.]+), ?([\d.]+), ?([\d.]+)(?:, ?([\d.]+))?\)$/.exec(text);
  if (!rgba) throw new Error(`not a colour: ${text}`);
  return [Number(rgba[1]), Number(rgba[2]), Number(rgba[3]), Number(rgba[4] ?? 1)];
}

function lay(over: Rgba, under: Rgba): Rgba {
  const mix = (a: number, b: number) => a * over[3] + b * (1 - over[3]);
  return [mix(over[0], under[0]), mix(over[1], under[1]), mix(over[2], under[2]), 1];
}

function luminance([r, g, b]: Rgba): number {
  const linear = (value: number) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function contrast(text: Rgba, ground: Rgba): number {
  const [light = 0, dark = 0] = [luminance(lay(text, ground)), luminance(ground)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const SCHEMES = ['light', 'dark'] as const;
const GROUNDS = ['--paper', '--sheet', '--sheet-2'] as const;

describe.each(SCHEMES)('%s', (scheme) => {
  const variables = readVariables(scheme);
  const grounds = GROUNDS.map((name) => ({ name, color: readColor(`var(${name})`, variables) }));

  test.each([
    ...['ink', 'seal'].flatMap((color) =>
      ['filled', 'light', 'subtle', 'outline'].map((variant) => [color, variant] as const),
    ),
    ['gray', 'default'] as const,
    ...['amber', 'sure', 'gray'].map((color) => [color, 'light'] as const),
  ])('a %s button or badge, %s, at rest and under the pointer', (color, variant) => {
    const drawn = defaultVariantColorsResolver({ color, variant, theme, autoContrast: theme.autoContrast });
    for (const ground of grounds)
      for (const state of [drawn.background, drawn.hover]) {
        const surface = lay(readColor(state, variables), ground.color);
        const ratio = contrast(readColor(drawn.color, variables), surface);
        expect({ ground: ground.name, ratio, isEnough: ratio >= AA }).toMatchObject({ isEnough: true });
      }
  });

  test.each(['--ink', '--ink-soft', '--action', '--doubt', '--seal', '--sure', '--mantine-color-dimmed'])(
    'text in %s on paper and sheets',
    (name) => {
      for (const ground of grounds) {
        const ratio = contrast(readColor(`var(${name})`, variables), ground.color);
        expect({ ground: ground.name, ratio, isEnough: ratio >= AA }).toMatchObject({ isEnough: true });
      }
    },
  );

  test.each([
    ['--doubt', '--doubt-soft'],
    ['--seal', '--seal-soft'],
    ['--action', '--action-soft'],
    ['--ink', '--doubt-soft'],
    ['--ink-soft', '--doubt-soft'],
  ])('text in %s on %s', (text, ground) => {
    const ratio = contrast(readColor(`var(${text})`, variables), readColor(`var(${ground})`, variables));
    expect({ ratio, isEnough: ratio >= AA }).toMatchObject({ isEnough: true });
  });
});
