import type { ImportState } from '@/domain/importing'

const TONES = {
  CHECKING: 'info',
  CHECKED: 'accent',
  WRITING: 'info',
  DONE: 'good',
  REFUSED: 'bad',
  FAILED: 'bad',
  DISCARDED: 'plain',
} as const

/** The colour a state is shown in. */
export const toneOf = (state: ImportState) => TONES[state]
