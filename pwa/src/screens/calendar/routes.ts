import type { RouteMeta, RouteRecordRaw } from 'vue-router'

type Screen = NonNullable<RouteRecordRaw['component']>

/** A screen about somebody one visits; it needs the PIN, because it shows what this phone keeps. */
const about = (name: string, path: string, title: RouteMeta['title'], component: Screen): RouteRecordRaw => ({
  ...{ name, path: `/people/:patient${path}`, component, props: true },
  meta: { words: ['calendar', 'visits', 'me'], needs: 'open', title },
})

export const calendar: RouteRecordRaw[] = [
  about('person', '', 'calendar.person.title', () => import('./PersonScreen.vue')),
  about('plan', '/plan/:visit?', 'calendar.plan.title', () => import('./PlanScreen.vue')),
]
