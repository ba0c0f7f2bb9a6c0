import type { RouteRecordRaw } from 'vue-router'
import type { Area, MessageKey } from '@/locales'

const screen = (
  path: string,
  title: MessageKey,
  component: NonNullable<RouteRecordRaw['component']>,
  words: Area[] = ['register', 'admin'],
): RouteRecordRaw => ({ path, component, props: true, meta: { words, needs: 'live', title, nav: true } })

/** The desk half of the register: people, lists, board, rules. Each a part of its own, none in the shell. */
export const register: RouteRecordRaw[] = [
  screen('/register', 'common.nav.register', () => import('./RegisterScreen.vue')),
  screen('/register/:id', 'common.nav.register', () => import('./PersonScreen.vue'), [
    'register',
    'admin',
    'review',
    'papers',
  ]),
  {
    // A form with its own bar below: no navigation under it.
    ...{ path: '/register/:id/supplement', component: () => import('./SupplementScreen.vue'), props: true },
    meta: { words: ['register', 'visits'], needs: 'live', title: 'register.supplement.title' },
  },
  screen('/transfers', 'register.transfers.title', () => import('./TransfersScreen.vue')),
  screen('/cases', 'common.nav.cases', () => import('../cases/CasesScreen.vue')),
  screen('/board', 'common.nav.board', () => import('../board/BoardScreen.vue')),
  screen('/admin/policies', 'policies.title', () => import('../policies/PoliciesScreen.vue'), [
    'policies',
    'register',
  ]),
  screen('/admin/policies/versions/:id', 'policies.title', () => import('../policies/VersionScreen.vue'), [
    'policies',
    'register',
  ]),
  screen('/admin/policies/:kind', 'policies.title', () => import('../policies/DocumentScreen.vue'), [
    'policies',
    'register',
  ]),
  screen('/admin/policies/:kind/next', 'policies.title', () => import('../policies/ProposeScreen.vue'), [
    'policies',
    'register',
  ]),
]
