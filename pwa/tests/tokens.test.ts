import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../src/tokens.css'), 'utf8')
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')

function palette(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name ?? '', hex ?? '']),
  )
}

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const TEXT = [
  ['--ink', '--paper'],
  ['--ink', '--sheet'],
  ['--ink', '--sheet-2'],
  ['--ink', '--teal-soft'],
  ['--ink', '--info-soft'],
  ['--ink', '--good-soft'],
  ['--ink', '--warn-soft'],
  ['--ink', '--bad-soft'],
  ['--ink-soft', '--paper'],
  ['--ink-soft', '--sheet'],
  ['--ink-soft', '--sheet-2'],
  ['--ink-soft', '--teal-soft'],
  ['--teal', '--paper'],
  ['--teal', '--sheet'],
  ['--teal', '--teal-soft'],
  ['--on-teal', '--teal'],
  ['--on-teal', '--teal-deep'],
  ['--accent', '--paper'],
  ['--accent', '--sheet'],
  ['--accent', '--accent-soft'],
  ['--on-accent', '--accent'],
  ['--info', '--info-soft'],
  ['--good', '--good-soft'],
  ['--warn', '--warn-soft'],
  ['--bad', '--bad-soft'],
  ['--bad', '--sheet'],
  ['--on-bad', '--bad'],
] as const
const SHAPES = [
  ['--line-strong', '--paper'],
  ['--line-strong', '--sheet'],
  ['--focus', '--paper'],
  ['--focus', '--sheet'],
] as const

describe.each([
  ['light', palette(light)],
  ['dark', palette(dark)],
])('in the %s', (_name, colours) => {
  const ratio = (front: string, ground: string) =>
    contrast(colours.get(front) ?? '#000000', colours.get(ground) ?? '#000000')

  it.each(TEXT)('%s on %s can be read in sunshine', (front, ground) => {
    expect(ratio(front, ground)).toBeGreaterThanOrEqual(4.5)
  })
  it.each(SHAPES)('%s on %s can be seen', (front, ground) => {
    expect(ratio(front, ground)).toBeGreaterThanOrEqual(3)
  })
})

it('no colour is named outside the tokens', () => {
  const sources = import.meta.glob<string>(
    ['../src/ui/**/*.vue', '../src/shell/**/*.vue', '../src/screens/**/*.vue'],
    {
      eager: true,
      query: '?raw',
      import: 'default',
    },
  )
  const colour = /#[0-9a-f]{3,8}\b(?=[^>]*[;"])|\brgba?\(|\bhsl\(/i
  const offenders = Object.entries(sources)
    .filter(([, text]) => colour.test(text.split('<style')[1] ?? ''))
    .map(([path]) => path)
  expect(offenders).toEqual([])
})
