import { type ComputedRef, computed } from 'vue'
import { useRoute } from 'vue-router'

/** Where the person was going before this screen came between: `?to=`, always inside the app. */
export function useGoal(): ComputedRef<string> {
  const route = useRoute()
  return computed(() => {
    const { to } = route.query
    return typeof to === 'string' && /^\/(?!\/)/.test(to) ? to : '/'
  })
}
