import type { RouteRecordRaw } from 'vue-router'

/** Questions about one's own visits: they need the PIN, because they show what this phone keeps. */
export const reply: RouteRecordRaw[] = [
  {
    path: '/questions',
    component: () => import('./QuestionsScreen.vue'),
    meta: { words: ['reply'], needs: 'open', title: 'reply.list.title' },
  },
  {
    path: '/questions/:visit',
    component: () => import('./QuestionScreen.vue'),
    props: true,
    meta: {
      words: ['reply', 'visits', 'numbers', 'review', 'desk'],
      needs: 'open',
      title: 'reply.list.title',
    },
  },
  {
    path: '/questions/confirm/:statement',
    component: () => import('./BearOutScreen.vue'),
    props: true,
    meta: { words: ['reply', 'visits'], needs: 'open', title: 'reply.confirm.title' },
  },
]
