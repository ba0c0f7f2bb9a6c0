import { computed, onBeforeUnmount, onMounted, type Ref, ref, watch } from 'vue'
import { abortVisit } from '@/actions/abortVisit'
import type { Draft } from '@/domain/draft'
import { useNow } from '@/queries/now'
import { useDoing } from '@/ui/doing'

/** How long a slip of the thumb can be taken back before the statement is written. */
const GRACE = 8000

/**
 * One tap was enough: the statement is written by itself after a few seconds, and at once when the phone is
 * pocketed, locked, left for another screen or used to call. Only a tap on "undo" in time prevents it.
 */
export function useAbort(visit: () => string, draft: Ref<Draft | null | undefined>) {
  const since = Date.now()
  const now = useNow(250)
  const undone = ref(false)
  const { refusal, run } = useDoing()

  const left = computed(() => Math.max(0, Math.ceil((since + GRACE - now.value) / 1000)))
  const written = computed(() => draft.value?.ended === 'visit.abort')

  async function write(): Promise<void> {
    if (undone.value || draft.value === undefined || draft.value?.ended) return
    await run(() => abortVisit(visit()))
  }
  function hidden(): void {
    if (document.visibilityState === 'hidden') void write()
  }

  watch([left, draft], () => left.value === 0 && !refusal.value && void write())
  onMounted(() => document.addEventListener('visibilitychange', hidden))
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', hidden)
    void write()
  })

  return {
    left,
    written,
    refusal,
    write,
    undo: () => {
      undone.value = true
    },
  }
}
