/** A visit under way on this phone: everything the sign-off will say, kept through lock, kill and update. */

import type {
  Absence,
  AttemptResult,
  BorrowReason,
  ColourChoice,
  Danger,
  Entry,
  Outcome,
  PhotoRefusal,
  Place,
  Purpose,
  Seen,
} from './bodies'
import type { Question } from './form'
import type { Filling } from './forms/filling'
import type { Person, Task } from './task'
import type {
  B64u,
  Beacon,
  Clock,
  Handshake,
  Hex,
  Instant,
  Kind,
  Ms,
  Phase,
  Photo,
  Sampling,
  Signature,
  Uuid,
} from './types'

/** Where the worker is. Screens may go back and forth; only the last three are final. */
export type DraftStep = 'team' | 'photos' | 'record' | 'signatures' | 'review' | 'closed' | 'left' | 'ended'

export const FINAL_STEPS: ReadonlySet<DraftStep> = new Set(['closed', 'left', 'ended'])

/** The follow-up record as far as it is filled in. */
export interface RecordForm {
  readonly entry: Entry | null
  readonly place: Place | null
  readonly outcome: Outcome | null
  readonly seen: readonly Seen[]
  readonly danger: Danger
  readonly note: string
  /** Set when the visit ends as an attempt; then only `seen` and `note` of the above are used. */
  readonly attempt: AttemptResult | null
}

/** The colleague's answer this phone shows to the opener. */
export interface Reply {
  readonly phase: Phase
  readonly digits: string
  /** Text for the QR. */
  readonly text: string
  readonly statement: Hex
  readonly at: Ms
}

/** When the opener's screen first showed a step of the turning code. */
export interface Shown extends Instant {
  readonly step: number
  readonly phase: Phase
}

export interface RecheckPlan {
  readonly due_at: Ms | null
  readonly asked_at: Ms | null
}

export interface Borrowed {
  readonly member: Uuid
  readonly reason: BorrowReason
  readonly statement: Hex
}

export interface GossipedBeacon extends Beacon {
  readonly from: Uuid
}

/** "Get out" was pressed: kept at once, said a few seconds later, or when the app is next opened. */
export interface AbortPress {
  readonly at: Clock
  readonly position: Sampling | null
  /** Pressed before the visit was begun here: taken back, nothing is left of it. */
  readonly first: boolean
}

/** What was added in peace to a visit that was broken off. */
export interface Details {
  readonly at: Ms
  readonly note: string
}

export interface Draft {
  readonly visit: Uuid
  readonly patient: Uuid
  readonly account: Uuid
  readonly role: 'opener' | 'joiner'
  readonly purpose: Purpose
  /** What the task card said; null when a colleague joined by scanning without having the task. */
  readonly task: Task | null
  readonly expected: readonly Person[]
  /** Who came besides those expected, as far as this phone knows them. */
  readonly others: readonly Person[]
  readonly opener: Uuid | null
  readonly step: DraftStep
  /** The question of the record that waits for an answer; null before the first and after the last. */
  readonly asking: Question | null
  /** The statement that ended it. */
  readonly ended: Kind | null
  readonly abort: AbortPress | null
  readonly details: readonly Details[]
  readonly opened_at: Ms
  readonly policy: string
  /** The per-visit secret of the turning code; opener only. */
  readonly secret: B64u | null
  readonly position: { readonly opening: Sampling | null; readonly closing: Sampling | null }
  readonly shown: readonly Shown[]
  readonly handshakes: readonly Handshake[]
  readonly recheck: RecheckPlan
  readonly borrowed: readonly Borrowed[]
  readonly absent: readonly Absence[]
  readonly beacons: readonly GossipedBeacon[]
  /** Joiner only: answers to show, newest last. */
  readonly replies: readonly Reply[]
  readonly photos: readonly Photo[]
  /** Photos taken and taken back before sign-off: a number, nothing else. */
  readonly photos_dropped: number
  readonly photo_refused: PhotoRefusal | null
  readonly form: RecordForm
  /** The form of this visit; null where none belongs to it, or none was at hand when it began. */
  readonly filling?: Filling | null
  /** The short form of a door that stayed closed; null until something is answered in it. */
  readonly short?: Filling | null
  /** The colour a doctor settles on with this visit. */
  readonly colour?: ColourChoice | null
  readonly signatures: readonly Signature[]
  /** Hash of the closing statement, or of the attempt, once made; what the record code shows. */
  readonly closed: Hex | null
}

export const EMPTY_FORM: RecordForm = {
  entry: null,
  place: null,
  outcome: null,
  seen: [],
  danger: { level: null, target: null, not_assessed: null },
  note: '',
  attempt: null,
}

type Beginning = Pick<
  Draft,
  | 'visit'
  | 'patient'
  | 'account'
  | 'role'
  | 'purpose'
  | 'task'
  | 'opener'
  | 'opened_at'
  | 'policy'
  | 'secret'
  | 'filling'
>

/** A draft at its very beginning. */
export const newDraft = (beginning: Beginning, opening: Sampling | null): Draft => ({
  ...beginning,
  expected: beginning.task?.expected ?? [],
  others: [],
  step: 'team',
  asking: null,
  ended: null,
  abort: null,
  details: [],
  position: { opening, closing: null },
  shown: [],
  handshakes: [],
  recheck: { due_at: null, asked_at: null },
  borrowed: [],
  absent: [],
  beacons: [],
  replies: [],
  photos: [],
  photos_dropped: 0,
  photo_refused: null,
  form: EMPTY_FORM,
  filling: beginning.filling ?? null,
  signatures: [],
  closed: null,
})

/** The turning code on the opener's screen right now. */
export interface ShownCode {
  readonly phase: Phase
  readonly step: number
  readonly digits: string
  /** Text for the QR. */
  readonly text: string
  /** Wall time at which it turns. */
  readonly ends_at: Ms
}

/** The code under which colleagues sign the same record: six digits or a QR of the closing statement's hash. */
export interface RecordCode {
  readonly digits: string
  readonly text: string
}
