import { type Ref, ref } from 'vue'
import { asRefusal, type Refusal } from '@/domain/refusal'

export interface Doing {
  /** The action is running: show it on the button that started it. */
  readonly busy: Ref<boolean>
  /** What it said no with, last time; cleared when it starts again. */
  readonly refusal: Ref<Refusal | null>
  /** Runs one action at a time; resolves to its result, or undefined when it refused or one was running. */
  run<T>(action: () => Promise<T>): Promise<T | undefined>
}

/** One action a person starts from a screen: busy, then done or refused in words. */
export function useDoing(): Doing {
  const busy = ref(false)
  const refusal: Ref<Refusal | null> = ref(null)
  async function run<T>(action: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined
    busy.value = true
    refusal.value = null
    try {
      return await action()
    } catch (error) {
      refusal.value = asRefusal(error)
      return undefined
    } finally {
      busy.value = false
    }
  }
  return { busy, refusal, run }
}

export interface Keeping {
  /** What the last answer was refused with. */
  readonly refusal: Ref<Refusal | null>
  /** Keeps one answer beside whatever else is being kept: a tick or a word is never dropped because something is busy. */
  keep(action: () => Promise<unknown>): Promise<void>
}

/** Answers kept as they are given, however quickly one follows the other. */
export function useKeeping(): Keeping {
  const refusal: Ref<Refusal | null> = ref(null)
  async function keep(action: () => Promise<unknown>): Promise<void> {
    try {
      await action()
      refusal.value = null
    } catch (error) {
      refusal.value = asRefusal(error)
    }
  }
  return { refusal, keep }
}
