import { type ComputedRef, computed } from 'vue'
import { type RouteLocationRaw, useRoute } from 'vue-router'

const HOME = '/'

/** Where the person was going before this screen came between: `?to=`, always inside the app. */
export function useGoal(): ComputedRef<string> {
  const route = useRoute()
  return computed(() => {
    const { to } = route.query
    return typeof to === 'string' && /^\/(?!\/)/.test(to) ? to : HOME
  })
}

/** Another screen on the way there, which remembers the goal too. */
export const onTheWay = (path: string, goal: string): RouteLocationRaw => ({
  path,
  query: goal === HOME ? {} : { to: goal },
})
