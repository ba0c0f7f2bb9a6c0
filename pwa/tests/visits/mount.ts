import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { visits } from '@/screens/visits/routes'

const elsewhere = { template: '<div />' }

/** Mount a part of a visit at `path`, among the addresses of the real visit screens. */
export async function mountVisit(
  part: Component,
  props: Record<string, unknown>,
  path = '/',
): Promise<{ wrapper: VueWrapper; router: Router }> {
  const routes = visits.map((route) => ({ ...route, component: elsewhere }))
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [...routes, { path: '/:rest(.*)*', component: elsewhere }],
  } as Parameters<typeof createRouter>[0])
  await router.push(path)
  const wrapper = mount(part, { attachTo: document.body, props, global: { plugins: [router] } })
  await flushPromises()
  return { wrapper, router }
}

/** The button or link with these words. */
export function press(wrapper: VueWrapper, words: string): Promise<void> {
  const found = wrapper.findAll('button, a').find((one) => one.text().includes(words))
  if (!found) throw new Error(`Nothing to press says "${words}": ${wrapper.text()}`)
  return found.trigger('click')
}
