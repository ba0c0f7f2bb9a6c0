import type { Words } from './custody'
import type { Ms } from './types'
import type { Colleague } from './visits'

/** A reason given afterwards by whoever a finding is about. */
export interface Explanation {
  readonly by: Colleague | null
  readonly at: Ms
  readonly reason: Words
  /** In their own words; may be empty. */
  readonly note: string
}
