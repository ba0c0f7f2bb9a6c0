import { effectScope, nextTick, type Ref, watch } from 'vue'
import { createRouter, createWebHistory, type Router } from 'vue-router'
import { loadWords, t } from '@/locales'
import { useAccount } from '@/queries/account'
import { admin } from '@/screens/admin/routes'
import { calendar } from '@/screens/calendar/routes'
import { me } from '@/screens/me/routes'
import { papers } from '@/screens/papers/routes'
import { proof } from '@/screens/proof/routes'
import { register } from '@/screens/register/routes'
import { reply } from '@/screens/reply/routes'
import { review } from '@/screens/review/routes'
import { visits } from '@/screens/visits/routes'
import { mainPages, turnedAway } from '@/shell/guard'

const home = { words: [], needs: 'account', title: 'common.app' } as const
const routes = [
  { path: '/', component: () => import('@/shell/MissingScreen.vue'), meta: { ...home, words: [] } },
  ...me,
  ...visits,
  ...calendar,
  ...papers,
  ...proof,
  ...reply,
  ...review,
  ...admin,
  ...register,
  {
    path: '/:missing(.*)*',
    component: () => import('@/shell/MissingScreen.vue'),
    meta: { words: [], needs: 'nobody' as const, title: 'common.missing.title' as const },
  },
]

/** A new version replaced the files this page was built from: fetch the page again, at the same address. */
function openAgain(router: Router): void {
  router.onError((error: Error, to) => {
    if (/dynamically imported module|Importing a module script failed/i.test(error.message)) {
      window.location.assign(to.fullPath)
    }
  })
}

function watchForever<T>(query: () => T): T {
  return effectScope(true).run(query) as T
}

/** Resolves once the value is as wanted. */
async function until<T>(value: Readonly<Ref<T>>, wanted: (now: T) => boolean): Promise<void> {
  if (wanted(value.value)) return
  await new Promise<void>((resolve) => {
    const stop = watch(value, (now) => {
      if (!wanted(now)) return
      stop()
      resolve()
    })
  })
}

export function buildRouter(): Router {
  const router = createRouter({ history: createWebHistory(), routes, scrollBehavior: () => ({ top: 0 }) })
  // The router outlives every screen, so its watch on the account is never let go.
  const { phase, permissions, hasPin } = watchForever(useAccount)
  router.beforeEach(async (to) => {
    await until(phase, (now) => now !== 'starting')
    const now = {
      phase: phase.value,
      permissions: permissions.value,
      hasPin: hasPin.value,
    }
    const elsewhere = turnedAway(to.fullPath, to.meta.needs, now)
    return elsewhere ?? (to.path === '/' ? mainPages(permissions.value)[0] : true)
  })
  router.beforeResolve((to) => loadWords(...to.meta.words))
  router.afterEach(async (to, from) => {
    document.title = `${t(to.meta.title)} · ${t('common.app')}`
    await nextTick()
    // A screen reader starts at the new page's name; not on the first page, where nobody has moved yet.
    if (from.matched.length) document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  })
  openAgain(router)
  return router
}
