import type { RouteRecordRaw } from 'vue-router'

export const me: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    component: () => import('./SignInScreen.vue'),
    meta: { words: ['me'], needs: 'nobody', title: 'me.signIn.title' },
  },
  {
    path: '/unlock',
    component: () => import('./UnlockScreen.vue'),
    meta: { words: ['me'], needs: 'nobody', title: 'me.unlock.title' },
  },
  {
    path: '/pin',
    component: () => import('./PinScreen.vue'),
    meta: { words: ['me'], needs: 'nobody', title: 'me.pin.title' },
  },
  {
    path: '/enrol',
    component: () => import('./EnrolScreen.vue'),
    meta: { words: ['me'], needs: 'sign', title: 'me.enrol.title' },
  },
  {
    path: '/records',
    component: () => import('./RecordsScreen.vue'),
    meta: { words: ['me'], needs: 'open', title: 'me.records.title', nav: true },
  },
  {
    path: '/me',
    component: () => import('./MeScreen.vue'),
    meta: { words: ['me'], needs: 'account', title: 'common.nav.me', nav: true },
  },
  {
    path: '/feedback',
    component: () => import('./FeedbackScreen.vue'),
    meta: { words: ['me'], needs: 'account', title: 'me.feedback.title' },
  },
]
