import type { ImportPage } from '@/domain/importing'
import { t } from '@/locales'
import type { Step } from '@/ui/StepBar.vue'

const STEPS = ['file', 'codes', 'check', 'write'] as const

function now(found: ImportPage): number {
  if (found.state === 'CHECKED') return found.codes_open ? 1 : 2
  if (found.state === 'WRITING') return 3
  return found.state === 'DONE' ? STEPS.length : 0
}

/** The four steps, and where this import stands. */
export function stepsOf(found: ImportPage): Step[] {
  const place = now(found)
  return STEPS.map((id, at) => ({
    id,
    label: t(`importing.step.${id}`),
    state: at < place ? 'done' : at === place ? 'now' : 'todo',
  }))
}
