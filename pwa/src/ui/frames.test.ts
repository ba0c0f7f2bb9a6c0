import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { expectNoAxe, mountPart } from '../../tests/parts'
import BottomSheet from './BottomSheet.vue'
import DeskScreen from './DeskScreen.vue'
import ModalDialog from './ModalDialog.vue'
import PhoneScreen from './PhoneScreen.vue'

it('a phone screen has one heading and one main part', async () => {
  const screen = mountPart(PhoneScreen, {
    props: { title: '今天', back: '/' },
    slots: { default: '<p>走访</p>', bottom: '<button>开始</button>' },
  })
  expect(screen.findAll('h1')).toHaveLength(1)
  expect(screen.findAll('main')).toHaveLength(1)
  await expectNoAxe(screen)
})

it('going back leads where the screen says', async () => {
  const screen = mountPart(PhoneScreen, { props: { title: '投诉建议', back: '/me' } })
  await screen.get('header button').trigger('click')
  await flushPromises()
  expect(screen.vm.$router.currentRoute.value.path).toBe('/me')
})

it('a desk screen has room for a second column', async () => {
  const screen = mountPart(DeskScreen, {
    props: { title: '走访核查' },
    slots: { default: '<p>列表</p>', side: '<p>地图</p>' },
  })
  expect(screen.findAll('.columns > *')).toHaveLength(2)
  await expectNoAxe(screen)
})

it.each([
  ['dialog', ModalDialog],
  ['sheet', BottomSheet],
])('a %s is named by its title and closes by its button', async (_name, part) => {
  const dialog = mountPart(part, {
    props: { open: true, title: '退出登录？' },
    slots: { default: '<p>好</p>' },
  })
  await expectNoAxe(dialog)
  await dialog.get('header button').trigger('click')
  expect(dialog.emitted('update:open')).toEqual([[false]])
})

it('a closed dialog keeps nothing in the page', () => {
  const dialog = mountPart(ModalDialog, {
    props: { open: false, title: '退出' },
    slots: { default: '<p>好</p>' },
  })
  expect(dialog.text()).toBe('')
})
