import { type ComponentMountingOptions, mount, type VueWrapper } from '@vue/test-utils'
import axe from 'axe-core'
import { expect } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'

const anywhere = { template: '<div />' }

/** Mount a part inside the document, with a router that accepts every address. */
export function mountPart(part: Component, options: ComponentMountingOptions<Component> = {}): VueWrapper {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: anywhere }],
  })
  return mount(part, {
    attachTo: document.body,
    ...options,
    global: { plugins: [router], ...options.global },
  })
}

/** No accessibility rule is broken. Contrast is checked on the tokens, since jsdom paints nothing. */
export async function expectNoAxe(wrapper: VueWrapper): Promise<void> {
  const { violations } = await axe.run(wrapper.element.ownerDocument.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
}
