import type { RouteRecordRaw } from 'vue-router'
import { queryOf, upTo } from './list/filters'

export const review: RouteRecordRaw[] = [
  {
    path: '/review/visits',
    component: () => import('./VisitsScreen.vue'),
    // Only on the way in: clearing the filter afterwards really shows everything.
    beforeEnter: ({ path, query }) =>
      Object.keys(query).length > 0 || { path, query: queryOf(upTo(new Date())), replace: true },
    meta: { words: ['review', 'visits'], needs: 'live', title: 'review.list.title', nav: true },
  },
  {
    path: '/review/visits/:id',
    component: () => import('./VisitScreen.vue'),
    props: true,
    meta: { words: ['review', 'visits'], needs: 'live', title: 'review.page.visit', nav: true },
  },
]
