/** The month's visits that are called back, and what was told. */

import type { Words } from './custody'
import type { Day } from './task'
import type { Ms, Uuid } from './types'
import type { Colleague } from './visits'

export type Came = 'YES' | 'NO' | 'UNSURE'
export type CameWhen = 'SAME_DAY' | 'OTHER_DAY' | 'UNSURE'

/** One call back; its words are opened by themselves. */
export interface SampleCall {
  readonly at: Ms
  readonly by: Colleague | null
  readonly reached: boolean
  readonly how: 'CALL' | 'VISIT'
  readonly came: Came | null
  readonly people: number | null
  readonly when: CameWhen | null
  readonly noted: boolean
}

export interface SampleNotes {
  readonly notes: readonly { readonly at: Ms; readonly note: string | null; readonly again: string | null }[]
}

export interface SampleItem {
  readonly visit: Uuid
  readonly patient_code: string
  readonly area: { readonly id: Uuid; readonly name: string }
  readonly leader: Colleague | null
  readonly on_day: Day
  readonly state: 'TO_CALL' | 'DONE' | 'NOT_REACHED'
  /** Why this reader neither calls nor reads what was told. */
  readonly barred: 'participant' | 'team' | null
  readonly calls: readonly SampleCall[]
}

export interface MonthlySample {
  readonly month: string
  readonly drawn_at: Ms | null
  readonly seed: {
    readonly checkpoint: string
    readonly size: number
    readonly root: string
    /** When that head was signed. */
    readonly at: Ms | null
    readonly rule: string
  } | null
  readonly of: number
  readonly drawn: number
  /** Called besides, because something speaks against them; nobody is told which. */
  readonly doubted: number
  readonly items: readonly SampleItem[]
  readonly script: {
    readonly zh: readonly string[]
    readonly en: readonly string[]
    readonly questions: readonly (Words & {
      readonly name: string
      readonly options: readonly (Words & { readonly value: string })[]
    })[]
  }
}

export interface Contact {
  readonly name: string
  readonly relation: string | null
  readonly phone: string
}

export interface CallBack {
  readonly reached: boolean
  readonly how: 'CALL' | 'VISIT'
  readonly came: Came | null
  readonly people: number | null
  readonly when: CameWhen | null
  readonly note: string
  /** Why somebody is asked once more. */
  readonly again: string
}
