import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Tree = { [key: string]: string | Tree }

const here = import.meta.dirname
const areas = readdirSync(join(here, 'zh-CN'))

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  )
}
const words = (language: string, area: string) =>
  new Map(leaves(JSON.parse(readFileSync(join(here, language, area), 'utf8'))))
const places = (text = '') => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

it('both languages have the same files', () => {
  expect(readdirSync(join(here, 'en'))).toEqual(areas)
})

describe.each(areas)('%s', (area) => {
  const chinese = words('zh-CN', area)
  const english = words('en', area)

  it('has the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('has no empty text', () => {
    const empty = [...chinese, ...english].filter(([, text]) => !text.trim())
    expect(empty).toEqual([])
  })

  it('fills the same places in both languages', () => {
    const differing = [...chinese]
      .filter(([key, text]) => `${places(text)}` !== `${places(english.get(key))}`)
      .map(([key]) => key)
    expect(differing).toEqual([])
  })

  it('uses no word of control or of a claim we cannot keep', () => {
    const forbidden = /打卡|签到|管控|管住人|精神病人|排行|已提交|已上报|\bsubmitted\b|check-?in/i
    expect([...chinese, ...english].filter(([, text]) => forbidden.test(text))).toEqual([])
  })
})
