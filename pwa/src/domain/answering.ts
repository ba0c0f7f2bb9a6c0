/** An answer about one's own visit while it is being written, and which questions still wait for one. Pure. */

import type { OwnCase, OwnCases } from './review'
import type { Hex, Ms, Photo, Uuid } from './types'

/** `signed`: what was said already, until the server's list has it. */
export interface Answering {
  readonly text: string
  readonly photos: readonly Photo[]
  readonly colleague: Uuid | null
  readonly signed: { readonly hash: Hex; readonly at: Ms; readonly text: string } | null
}

export const NOTHING_SAID: Answering = { text: '', photos: [], colleague: null, signed: null }

/** Kept together in one sealed place: by visit. */
export type Answers = Readonly<Record<Uuid, Answering>>

/** One's own question, and what this phone has to say about it. */
export interface Question extends OwnCase {
  readonly own: Answering
}

/** Whether somebody still waits for one's own words, whatever colleagues said. */
export const isAsked = ({ asked, own }: Question): boolean => asked && own.signed === null

export const questionsOf = (cases: OwnCases | null, answers: Answers | null): Question[] =>
  (cases?.items ?? []).map((one) => ({ ...one, own: answers?.[one.visit] ?? NOTHING_SAID }))

/** What is known of the server's list makes the phone's copy of a signed answer needless. */
export function settled(cases: OwnCases, answers: Answers): Answers {
  const kept = Object.entries(answers).flatMap(([visit, own]): [Uuid, Answering][] => {
    const listed = cases.items.find((one) => one.visit === visit)
    const known = listed?.replies.some(({ statement }) => statement === own.signed?.hash)
    return known ? [[visit, { ...own, signed: null }]] : [[visit, own]]
  })
  return Object.fromEntries(kept)
}
