import { NodeTypes, type TemplateChildNode } from '@vue/compiler-dom'
import { expect, it } from 'vitest'
import { parse } from 'vue/compiler-sfc'

const sources = import.meta.glob<string>('../src/**/*.vue', { eager: true, query: '?raw', import: 'default' })
const SPOKEN = /[\p{Script=Han}]|[A-Za-z]{2,}/u
const SPOKEN_ATTRIBUTES = new Set([
  'title',
  'label',
  'alt',
  'placeholder',
  'aria-label',
  'legend',
  'note',
  'hint',
])

/** Words written into a template instead of coming from the locale files. */
function rawWords(node: TemplateChildNode): string[] {
  if (node.type === NodeTypes.TEXT) return SPOKEN.test(node.content) ? [node.content.trim()] : []
  // A command to type is the same in every language.
  if (node.type !== NodeTypes.ELEMENT || node.tag === 'code') return []
  const said = node.props.flatMap((prop) =>
    prop.type === NodeTypes.ATTRIBUTE &&
    SPOKEN_ATTRIBUTES.has(prop.name) &&
    SPOKEN.test(prop.value?.content ?? '')
      ? [`${prop.name}="${prop.value?.content}"`]
      : [],
  )
  return [...said, ...node.children.flatMap(rawWords)]
}

it.each(Object.entries(sources))('%s says everything through t()', (_path, source) => {
  const ast = parse(source).descriptor.template?.ast
  expect((ast?.children ?? []).flatMap(rawWords)).toEqual([])
})
