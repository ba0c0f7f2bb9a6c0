/** Visits that somebody looks into: what the desk reads, and what the people concerned read. */

import type { Words } from './custody'
import type { Explanation } from './explanation'
import type { Day } from './task'
import type { Turnout } from './turnout'
import type { Hex, Ms, Photo, Uuid } from './types'
import type { Colleague } from './visits'

export type CaseState = 'ASKED' | 'HEARD' | 'APPEALED' | 'DECIDED' | 'CLEARED'
export type CaseOutcome = 'EXPLAINED' | 'NOT_UPHELD' | 'UPHELD' | 'UNCLEAR'
export type Pattern = 'alone' | 'phone' | 'invented' | 'signature'
/** Why this reader may not decide now. */
export type Bar = 'participant' | 'team' | 'decided_before' | 'decided' | 'waiting'

export interface CaseRow {
  readonly visit: Uuid
  readonly patient_code: string
  readonly area: { readonly id: Uuid; readonly name: string }
  readonly team: { readonly id: Uuid; readonly name: string } | null
  readonly leader: Colleague | null
  readonly on_day: Day
  readonly opened_at: Ms
  readonly because: 'CHECKS' | 'SAMPLE'
  readonly state: CaseState
  readonly may_decide: boolean
  /** It waits for a person, and nobody here may ever decide. */
  readonly nobody_may: boolean
  readonly answer_by: Day
  readonly pattern: Pattern | null
  readonly pattern_words: Words | null
  readonly doubtful: boolean
  readonly doubts: number
  readonly channels: readonly string[]
  readonly heard: number
  readonly authenticity: string | null
  readonly outcome: CaseOutcome | null
  /** When facts came that the last decision could not know, while that waits for a person. */
  readonly reopened_at: Ms | null
}

export interface CaseFilter {
  readonly state?: string
  readonly pattern?: string
  readonly area?: string
  readonly team?: string
  readonly ready?: boolean
  readonly page?: number
}

export interface Queue {
  readonly items: readonly CaseRow[]
  readonly page: number
  readonly pages: number
  readonly total: number
  /** Until then rates are only collected, and nothing is shown. */
  readonly silent_until: Ms | null
}

/** Visits that a call back confirmed, and how many of these a check doubted. */
export interface Rate {
  readonly of: number
  readonly alarms: number
}

export type Numbers = Readonly<Record<string, unknown>>

export interface Finding {
  readonly check: string
  readonly rule: string | null
  readonly question: Words
  readonly words: Words
  /** What it cannot tell. */
  readonly limits: Words
  readonly outcome: 'clear' | 'doubt' | 'unknown'
  readonly channel: string
  readonly channel_words: Words
  readonly pattern: Pattern
  readonly pattern_words: Words
  /** 0 a hint, 1 a question, 2 near-proof. */
  readonly strength: number
  readonly numbers: Numbers
  readonly explained: Explanation | null
  readonly false_alarms: Rate | null
}

export interface Reply {
  readonly statement: Hex
  readonly by: Colleague | null
  readonly at: Ms
  readonly appeal: boolean
  /** Written before a decision, and received after it. */
  readonly missed: boolean
  /** Null once the words were withdrawn. */
  readonly text: string | null
  readonly photos: readonly {
    readonly sha256: Hex
    readonly state: 'present' | 'awaited'
    readonly source: Photo['source']
  }[]
  readonly colleague: Colleague | null
  readonly confirmed: boolean | null
  readonly confirmed_text: string | null
  readonly confirmed_at: Ms | null
}

interface Decision {
  readonly outcome: CaseOutcome
  readonly rejects: boolean
  readonly note: string | null
  readonly at: Ms
}

export interface OwnDecision extends Decision {
  /** Whether an upheld doubt names the reader. */
  readonly concerns_me: boolean
}

export interface DeskDecision extends Decision {
  readonly about: readonly Colleague[]
  readonly by: Colleague | null
  readonly on_appeal: boolean
}

export interface PairSide {
  readonly visit: Uuid
  readonly sha256: Hex
}

/** Part of a picture, in thousandths of its width and height. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Pair {
  readonly kind: 'photo' | 'strokes'
  readonly check: string
  readonly mine: PairSide
  readonly other: PairSide
  readonly bits: number | null
  readonly off: number | null
  readonly region: { readonly mine: Box; readonly other: Box; readonly mirrored: boolean } | null
}

export interface TimelineEvent {
  readonly at: Ms
  readonly kind: string
  readonly proven: { readonly not_before: Ms | null; readonly not_after: Ms }
  readonly clock_ahead: Ms
}

/** One phone, in the server's time. */
export interface TimelineLine {
  readonly member: Colleague | null
  readonly device: Uuid
  readonly events: readonly TimelineEvent[]
  readonly from: Ms
  readonly to: Ms
}

/** What a call back told; not who said it. */
export interface CallHeard {
  readonly at: Ms
  readonly words: Words
}

export interface CasePage extends CaseRow {
  /** Names the facts as they are now; a decision sends it back. */
  readonly basis: string
  readonly replies: readonly Reply[]
  readonly calls: readonly CallHeard[]
  /** Who was there and has not answered yet; they may until `answer_by`. */
  readonly awaited: readonly Colleague[]
  readonly findings: readonly Finding[]
  /** Checks that could not run. */
  readonly failed: readonly string[]
  readonly versions: { readonly checks: string; readonly policy: string; readonly at: Ms } | null
  readonly older: readonly {
    readonly at: Ms
    readonly checks: string
    readonly doubts: readonly string[]
    readonly shown: boolean
  }[]
  readonly decisions: readonly DeskDecision[]
  /** Who took part. */
  readonly present: readonly Colleague[]
  /** Questions that came, and such as went, since the last decision. */
  readonly news: { readonly new: readonly Words[]; readonly gone: readonly Words[] } | null
  readonly barred: Bar | null
  /** Habits around here: context, never a reason by itself. */
  readonly context: readonly (Words & {
    readonly rule: string
    readonly numbers: Numbers
    /** Of an empty place: what the heads of those organisations were told last. */
    readonly told: readonly Turnout[]
  })[]
  readonly timeline: readonly TimelineLine[]
  readonly pairs: readonly Pair[]
}

export interface Verdict {
  /** Of the facts that were read. */
  readonly basis: string
  readonly outcome: CaseOutcome
  readonly rejects: boolean
  /** Whom of those present an upheld doubt concerns; nobody otherwise. */
  readonly about: readonly Uuid[]
  readonly note: string
}

/** A doubt as those concerned read it. */
export interface OwnFinding {
  readonly check: string
  readonly question: Words
  readonly words: Words
  /** The question as among colleagues. */
  readonly kind: Words
  readonly numbers: Numbers
  /** One's own photo that it speaks of; like the day, missing in what a phone kept before it was told. */
  readonly photo?: Hex | null
  /** Of the other visit it speaks of. */
  readonly other_day?: Day | null
}

/** One's own visit that somebody has a question about. */
export interface OwnCase {
  readonly visit: Uuid
  readonly patient: Uuid
  readonly first_name: string
  readonly on_day: Day
  readonly opened_at: Ms
  readonly because: 'CHECKS' | 'SAMPLE'
  readonly state: CaseState
  /** One's own words are waited for. */
  readonly asked: boolean
  readonly answer_by: Day
  readonly reopened_at: Ms | null
  readonly findings: readonly OwnFinding[]
  readonly replies: readonly Reply[]
  /** Like the timeline, missing in what a phone kept before it was told. */
  readonly calls?: readonly CallHeard[]
  readonly timeline?: readonly TimelineLine[]
  readonly decision: OwnDecision | null
  readonly may_appeal: boolean
  readonly colleagues: readonly Colleague[]
}

/** A colleague's answer that names one as who can bear it out. */
export interface ToConfirm {
  readonly statement: Hex
  readonly visit: Uuid
  readonly patient: Uuid
  readonly by: Colleague | null
  readonly on_day: Day
  readonly first_name: string
  readonly text: string | null
}

export interface OwnCases {
  readonly items: readonly OwnCase[]
  readonly to_confirm: readonly ToConfirm[]
}

export interface CheckRate {
  readonly name: string
  readonly rule: string | null
  readonly question: Words
  readonly channel_words: Words
  readonly pattern_words: Words
  readonly doubts: number
  readonly visits: number
  /** Visits on which it could not run. */
  readonly failed: number
  readonly false_alarms: Rate | null
}

export interface CheckRates {
  readonly silent_until: Ms | null
  readonly checks: readonly CheckRate[]
}
