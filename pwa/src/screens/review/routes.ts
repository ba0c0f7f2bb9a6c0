import type { RouteRecordRaw } from 'vue-router'

export const review: RouteRecordRaw[] = [
  {
    path: '/review/visits',
    component: () => import('./VisitsScreen.vue'),
    meta: { words: ['review', 'visits'], needs: 'live', title: 'review.list.title', nav: true },
  },
  {
    path: '/review/visits/:id',
    component: () => import('./VisitScreen.vue'),
    props: true,
    meta: { words: ['review', 'visits'], needs: 'live', title: 'review.page.visit', nav: true },
  },
]
