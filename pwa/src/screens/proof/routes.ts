import type { RouteRecordRaw } from 'vue-router'

/** For workers and judges alike: nobody has to sign in to read what they are measured by. */
export const proof: RouteRecordRaw[] = [
  {
    path: '/proof',
    component: () => import('./ProofScreen.vue'),
    meta: { words: ['proof'], needs: 'nobody', title: 'proof.title' },
  },
]
