/**
 * A form that is filled in away from a door: a call, an assessment at the clinic. Kept on this phone like a
 * visit's draft, until it is signed.
 */

import type { Bodies, ColourChoice } from './bodies'
import type { Answer } from './forms/definition'
import { answering, dangerWith, type Filling } from './forms/filling'
import type { Ms, Uuid } from './types'

/** The kinds of statements that a paper of its own may become. */
export type PaperKind = 'contact.phone' | 'record.assess'

export interface Paper {
  /** Its own name on this phone. */
  readonly id: string
  readonly kind: PaperKind
  readonly account: Uuid
  /** A call is a visit of its own; an assessment belongs to one that was made. */
  readonly visit: Uuid
  readonly patient: Uuid
  readonly first_name: string | null
  readonly filling: Filling
  readonly danger: Bodies['record.assess']['danger']
  readonly colour: ColourChoice | null
  /** What surrounds the form and is no answer: how long a cycle is, what was seen. */
  readonly facts: Readonly<Record<string, Answer>>
  readonly begun_at: Ms
  readonly signed: boolean
}

type Beginning = Pick<
  Paper,
  'kind' | 'account' | 'visit' | 'patient' | 'first_name' | 'filling' | 'facts' | 'begun_at'
>

export const paperName = (kind: PaperKind, about: Uuid): string => `${kind}/${about}`

/** A paper at its very beginning; `about` is whom or what there is only one of its kind. */
export const newPaper = (about: Uuid, beginning: Beginning): Paper => ({
  ...beginning,
  id: paperName(beginning.kind, about),
  danger: { level: null, target: null, not_assessed: null },
  colour: null,
  signed: false,
})

/** With one answer given, changed, or (null) taken back. */
export function paperWith(paper: Paper, question: string, answer: Answer | null): Paper {
  if (question === 'danger' || question === 'danger_target')
    return { ...paper, danger: dangerWith(paper.danger, question, answer) }
  return { ...paper, filling: answering(paper.filling, question, answer) }
}

/** Whether anything was said in it: a screen that was only looked at leaves nothing to sign. */
export const isBegun = ({ signed, filling, danger, colour }: Paper): boolean =>
  !signed && (Object.keys(filling.answers).length > 0 || danger.level !== null || colour !== null)
