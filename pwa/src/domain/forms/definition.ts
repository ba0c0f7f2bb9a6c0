/** What a form is made of: the server's definition exactly as it lies there (`backend/forms/definitions`). */

import type { Words } from '../custody'

export type Cell = string | number
export type Row = Readonly<Record<string, Cell>>
export type Answer = Cell | readonly string[] | readonly Row[]
/** Answers by question, together with the form's facts (the outcome, today). */
export type Answers = Readonly<Record<string, Answer>>

/** Who may fill a question in. Clinicians may fill in every part. */
export type Part = 'CLINICAL' | 'COMMUNITY' | 'WELFARE' | 'ANYONE'

/** `true`, the name of one of the form's conditions, or one of five words over earlier answers. */
export type Condition =
  | boolean
  | string
  | { readonly question: string; readonly equals: string | readonly never[] }
  | { readonly question: string; readonly in: readonly string[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

export interface Option extends Words {
  readonly value: string
  /** Code on the national form. */
  readonly national?: string
  /** Chosen alone or not at all. */
  readonly exclusive?: boolean
}

export interface Column extends Words {
  readonly id: string
  readonly type: 'one' | 'many' | 'date' | 'text' | 'number' | 'table'
  readonly addition?: boolean
  readonly options?: readonly Option[]
  readonly min?: number
  readonly max?: number
  /** Numbers are whole: thousandths of this unit. */
  readonly thousandths?: string
  readonly required?: Condition
}

export interface Question extends Column {
  /** Place on the national form. */
  readonly number?: string
  readonly part: Part
  readonly when?: Condition
  /** Seen or asked anew every time; never filled in beforehand. */
  readonly observe?: boolean
  /** Carried over from the last record, confirmed one by one. */
  readonly carry?: boolean
  /** The statement itself says it, beside the answers. */
  readonly beside?: boolean
  /** Words of the explicit empty answer. */
  readonly none?: Words
  readonly columns?: readonly Column[]
  readonly most?: number
  /** Facts that bound a date; `within` is in days after today. */
  readonly earliest?: string
  readonly latest?: string
  readonly within?: string
}

export interface Section extends Words {
  readonly id: string
  readonly questions: readonly Question[]
}

export interface Remark extends Words {
  readonly id: string
  readonly about: readonly string[]
  readonly when: Condition
}

export interface FormDefinition extends Words {
  readonly id: string
  readonly version: number
  /** Purposes of visits that are recorded on it. */
  readonly serves: readonly string[]
  readonly facts: readonly string[]
  readonly conditions: Readonly<Record<string, Condition>>
  readonly sections: readonly Section[]
  readonly contradictions: readonly Remark[]
  readonly advice: readonly Remark[]
}

/** Every question, in order. */
export const questionsOf = (form: FormDefinition): readonly Question[] =>
  form.sections.flatMap((section) => section.questions)
