import { expect, it } from 'vitest'
import { expectNoAxe, mountPart } from '../../tests/parts'
import WeChatScreen from './WeChatScreen.vue'

it('inside WeChat there is only the way out', async () => {
  const screen = mountPart(WeChatScreen)
  expect(screen.find('form').exists()).toBe(false)
  expect(screen.text()).toContain('在浏览器打开')
  await expectNoAxe(screen)
})
