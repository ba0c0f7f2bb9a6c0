import type { RouteMeta, RouteRecordRaw } from 'vue-router'

type Screen = NonNullable<RouteRecordRaw['component']>

/** A form that is filled in away from a door; it needs the PIN, because it shows what this phone keeps. */
const paper = (
  name: string,
  path: string,
  title: RouteMeta['title'],
  component: Screen,
  needs: RouteMeta['needs'] = 'open',
): RouteRecordRaw => ({
  ...{ name, path, component, props: true },
  meta: { words: ['papers', 'visits', 'calendar'], needs, title },
})

export const papers: RouteRecordRaw[] = [
  paper('call', '/people/:patient/call', 'papers.call.title', () => import('./CallScreen.vue')),
  paper('assess', '/visits/:visit/assess', 'papers.assess.title', () => import('./AssessScreen.vue')),
  paper(
    'amend',
    '/review/visits/:id/amend',
    'papers.amend.title',
    () => import('./amend/AmendScreen.vue'),
    'sign',
  ),
  {
    ...{ name: 'colours', path: '/colours', component: () => import('./ColoursScreen.vue') },
    meta: { words: ['papers', 'visits'], needs: 'live', title: 'papers.colour.waiting' },
  },
]
