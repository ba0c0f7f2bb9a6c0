import type { RouteMeta, RouteRecordRaw } from 'vue-router'

type Screen = NonNullable<RouteRecordRaw['component']>

/** A screen about one visit: it needs the PIN, because it shows what this phone keeps. */
const about = (
  name: string,
  path: string,
  title: RouteMeta['title'],
  component: Screen,
  ...words: RouteMeta['words']
): RouteRecordRaw => ({
  name,
  path: `/visits/:visit${path}`,
  component,
  props: true,
  meta: { words: ['visits', ...words], needs: 'open', title },
})

// `part` is what covers a screen for a moment: camera, pen, a question. Back closes it.
export const visits: RouteRecordRaw[] = [
  {
    path: '/today',
    component: () => import('./TodayScreen.vue'),
    meta: { words: ['visits', 'me', 'calendar'], needs: 'open', title: 'common.nav.today', nav: true },
  },
  {
    name: 'join',
    path: '/join',
    component: () => import('./JoinScreen.vue'),
    meta: { words: ['visits'], needs: 'open', title: 'visits.join.title' },
  },
  {
    ...about('visit', '', 'visits.card.title', () => import('./VisitCardScreen.vue')),
    meta: { words: ['visits', 'calendar'], needs: 'open', title: 'visits.card.title' },
  },
  about('visit-open', '/open', 'visits.position.title', () => import('./OpenScreen.vue')),
  about(
    'visit-flow',
    '/flow/:step?/:part?',
    'visits.card.title',
    () => import('./flow/FlowScreen.vue'),
    'papers',
  ),
  about('visit-join', '/join', 'visits.join.title', () => import('./JoinScreen.vue')),
  about('visit-with', '/with/:part?', 'visits.join.title', () => import('./WithScreen.vue'), 'papers'),
  about('visit-leave', '/leave/:part?', 'visits.leave.title', () => import('./LeaveScreen.vue')),
  about('visit-attempt', '/attempt/:part?', 'visits.attempt.title', () => import('./AttemptScreen.vue')),
  about('visit-safety', '/safety', 'visits.abort.title', () => import('./SafetyScreen.vue')),
  about('visit-discard', '/discard', 'visits.discard.title', () => import('./DiscardScreen.vue')),
  about('visit-done', '/done', 'visits.card.title', () => import('./DoneScreen.vue'), 'papers'),
  about('visit-confirm', '/confirm', 'visits.confirm.title', () => import('./ConfirmScreen.vue')),
]
