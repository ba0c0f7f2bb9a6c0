import { computed, onBeforeUnmount, onMounted, type Ref, watch } from 'vue'
import { abortVisit } from '@/actions/abortVisit'
import { pressAbort } from '@/actions/pressAbort'
import { takeBackAbort } from '@/actions/takeBackAbort'
import type { Draft } from '@/domain/draft'
import { useNow } from '@/queries/now'
import { useDoing } from '@/ui/doing'

/** How long a slip of the thumb can be taken back before the statement is written. */
const GRACE = 8000

/**
 * One tap was enough: it is kept at once, and the statement is written by itself after a few seconds, sooner
 * when the phone is pocketed, locked, left for another screen or used to call, and on the next opening when the
 * phone dies. Only a tap on "undo" in time prevents it.
 */
export function useAbort(visit: () => string, draft: Ref<Draft | null | undefined>) {
  const since = Date.now()
  const now = useNow(250)
  const { refusal, run } = useDoing()
  let undone = false

  const pressed = run(() => pressAbort(visit()))
  const left = computed(() => Math.max(0, Math.ceil((since + GRACE - now.value) / 1000)))
  const written = computed(() => draft.value?.ended === 'visit.abort')
  const undoable = computed(() => left.value > 0 && Boolean(draft.value?.abort) && !written.value)

  async function write(): Promise<void> {
    const kept = await pressed
    if (undone || !kept || draft.value?.ended) return
    await run(() => abortVisit(visit()))
  }
  function hidden(): void {
    if (document.visibilityState === 'hidden') void write()
  }
  async function undo(): Promise<Draft | null> {
    undone = true
    return (await run(() => takeBackAbort(visit()))) ?? null
  }

  watch(left, (seconds) => seconds === 0 && void write())
  onMounted(() => document.addEventListener('visibilitychange', hidden))
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', hidden)
    void write()
  })

  return { left, undoable, written, refusal, write, undo }
}
