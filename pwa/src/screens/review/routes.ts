import type { RouteRecordRaw } from 'vue-router'
import { queryOf, upTo } from './list/filters'

export const review: RouteRecordRaw[] = [
  {
    path: '/review/visits',
    component: () => import('./VisitsScreen.vue'),
    // Only on the way in: clearing the filter afterwards really shows everything.
    beforeEnter: ({ path, query }) =>
      Object.keys(query).length > 0 || { path, query: queryOf(upTo(new Date())), replace: true },
    meta: { words: ['review', 'visits', 'desk'], needs: 'live', title: 'review.list.title', nav: true },
  },
  {
    path: '/review/visits/:id',
    component: () => import('./VisitScreen.vue'),
    props: true,
    meta: { words: ['review', 'visits'], needs: 'live', title: 'review.page.visit', nav: true },
  },
  {
    path: '/review/queue',
    component: () => import('./queue/QueueScreen.vue'),
    meta: { words: ['desk', 'review'], needs: 'live', title: 'desk.queue.title', nav: true },
  },
  {
    path: '/review/queue/:id',
    component: () => import('./case/CaseScreen.vue'),
    props: true,
    meta: {
      words: ['desk', 'numbers', 'review', 'visits'],
      needs: 'live',
      title: 'desk.case.word',
      nav: true,
    },
  },
  {
    path: '/review/sample',
    component: () => import('./sample/SampleScreen.vue'),
    meta: { words: ['desk', 'review'], needs: 'live', title: 'desk.sample.title', nav: true },
  },
  // The same for whoever leads an organisation, and has no other desk of a supervisor.
  ...['/review/turnout', '/turnout'].map(
    (path): RouteRecordRaw => ({
      path,
      component: () => import('./turnout/TurnoutScreen.vue'),
      meta: { words: ['desk'], needs: 'live', title: 'desk.turnout.title', nav: true },
    }),
  ),
  {
    path: '/review/checks',
    component: () => import('./ChecksScreen.vue'),
    meta: { words: ['desk', 'review'], needs: 'live', title: 'desk.checks.title', nav: true },
  },
]
