import { computed, onBeforeUnmount, onMounted, type Ref, ref, shallowRef } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import type { Answer } from '@/domain/forms/definition'
import { asRefusal, type Refusal } from '@/domain/refusal'
import type { Pending } from '@/domain/register/supplement'

const QUIET_MS = 8_000

/** `good` is what can be kept now; what must be looked at first stays. */
interface How {
  readonly good: (pending: Pending) => Pending
  readonly save: (answers: Pending) => Promise<void>
}

/**
 * Answers on their way to the server. They are kept after a pause, when the page is left or hidden, and on
 * request; one that could not be kept stays here and on the screen.
 */
export function usePending({ good, save }: How) {
  const pending: Ref<Pending> = shallowRef({})
  const refusal: Ref<Refusal | null> = ref(null)
  const busy = ref(false)
  const warned = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  function put(question: string, answer: Answer | null): void {
    pending.value = { ...pending.value, [question]: answer }
    warned.value = false
    clearTimeout(timer)
    timer = setTimeout(flush, QUIET_MS)
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    const batch = good(pending.value)
    if (busy.value || Object.keys(batch).length === 0) return
    busy.value = true
    try {
      await save(batch)
      const later = Object.entries(pending.value).filter(([name, answer]) => batch[name] !== answer)
      pending.value = Object.fromEntries(later)
      refusal.value = null
    } catch (problem) {
      refusal.value = asRefusal(problem)
    } finally {
      busy.value = false
    }
  }

  const open = computed(() => Object.keys(pending.value).length)
  const hide = () => document.visibilityState === 'hidden' && flush()
  const warn = (event: BeforeUnloadEvent) => open.value > 0 && event.preventDefault()

  onMounted(() => {
    document.addEventListener('visibilitychange', hide)
    window.addEventListener('beforeunload', warn)
  })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', hide)
    window.removeEventListener('beforeunload', warn)
  })
  // What cannot be kept holds the page once, in words; who leaves again means it.
  onBeforeRouteLeave(async () => {
    await flush()
    const stay = open.value > 0 && !warned.value
    warned.value = stay
    return !stay
  })

  return { pending, open, busy, refusal, warned, put, flush }
}
