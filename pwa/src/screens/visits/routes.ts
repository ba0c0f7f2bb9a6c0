import type { RouteRecordRaw } from 'vue-router'

export const visits: RouteRecordRaw[] = [
  {
    path: '/today',
    component: () => import('./TodayScreen.vue'),
    meta: { words: ['visits', 'me'], needs: 'open', title: 'common.nav.today', nav: true },
  },
]
