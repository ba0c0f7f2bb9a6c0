import { expect, it } from 'vitest'
import { expectNoAxe, mountPart } from '../../tests/parts'
import IconButton from './IconButton.vue'
import ListRow from './ListRow.vue'
import PagerBar from './PagerBar.vue'
import PushButton from './PushButton.vue'

it('a busy button keeps its focus, says so, and does nothing twice', async () => {
  const button = mountPart(PushButton, { props: { busy: true }, slots: { default: '发送' } })
  await button.trigger('click')
  expect(button.emitted('click')).toBeUndefined()
  expect(button.attributes()).toMatchObject({ 'aria-busy': 'true', 'aria-disabled': 'true' })
  expect(button.attributes('disabled')).toBeUndefined()
  await expectNoAxe(button)
})

it('one click is one click', async () => {
  const button = mountPart(PushButton, { slots: { default: '发送' } })
  await button.trigger('click')
  expect(button.emitted('click')).toHaveLength(1)
})

it('a busy submit button does not send its form', async () => {
  const sent: Event[] = []
  document.body.innerHTML = '<form id="host"></form>'
  document.getElementById('host')?.addEventListener('submit', (event) => sent.push(event))
  const button = mountPart(PushButton, {
    props: { busy: true, type: 'submit' },
    slots: { default: '发送' },
    attachTo: '#host',
  })
  await button.trigger('click')
  expect(sent).toEqual([])
})

it('a button that goes somewhere is a link', async () => {
  const link = mountPart(PushButton, { props: { to: '/today' }, slots: { default: '今天' } })
  expect(link.attributes('href')).toBe('/today')
  await expectNoAxe(link)
})

it('an icon button has words', async () => {
  const button = mountPart(IconButton, { props: { label: '刷新' }, slots: { default: '<svg />' } })
  expect(button.attributes('aria-label')).toBe('刷新')
  await expectNoAxe(button)
})

it('a pager stops at both ends', async () => {
  const pager = mountPart(PagerBar, { props: { page: 1, pages: 3, total: 52 } })
  for (const button of pager.findAll('button')) await button.trigger('click')
  expect(pager.emitted('go')).toEqual([[2]])
  await expectNoAxe(pager)
})

it.each([
  [PushButton, {}],
  [PushButton, { to: '/today' }],
  [PushButton, { href: 'tel:120' }],
  [ListRow, { title: '设置' }],
  [ListRow, { title: '设置', to: '/me' }],
  [ListRow, { title: '设置', press: true }],
])('%# is the plain element it looks like', (part, props) => {
  const found = mountPart(part as typeof PushButton, { props, slots: { default: '发送' } })
  expect(found.attributes('is')).toBeUndefined()
})
