/** A file from Excel on its way into the register, as the server tells of it. */

import type { Reason, Words } from './custody'
import type { Ms, Uuid } from './types'

export type ImportState = 'CHECKING' | 'CHECKED' | 'WRITING' | 'DONE' | 'REFUSED' | 'FAILED' | 'DISCARDED'
export type ImportChoice = 'ALL' | 'GOOD'

export interface ImportRow {
  readonly id: Uuid
  readonly name: string
  readonly state: ImportState
  readonly created_at: Ms
  readonly changed_at: Ms
  readonly file_kept: boolean
  readonly progress: { readonly done: number; readonly of: number } | null
  readonly choice: ImportChoice | null
  readonly refusal: Reason | null
  readonly new: number
  readonly known: number
  readonly bad: number
  /** A sheet as a whole has a fault. */
  readonly blocked: boolean
  /** Bad rows beyond those the report can hold. */
  readonly unlisted: number
  readonly codes_open: boolean
  /** First passwords that wait to be fetched. */
  readonly passwords: number
}

export interface SheetCount {
  readonly key: string
  readonly name: Words
  readonly new: number
  readonly known: number
  readonly bad: number
}

/** A value met in a column of codes. Not `sure`: another system may mean something else by it. */
export interface ValueMet {
  readonly value: string
  readonly shown: string
  readonly count: number
  readonly code: string | null
  readonly sure: boolean
}

export interface CodeQuestion {
  readonly sheet: string
  readonly column: string
  readonly heading: Words
  readonly choices: readonly ({ readonly code: string } & Words)[]
  readonly values: readonly ValueMet[]
}

/** sheet → column → value in the file → our code, '' to leave it out. */
export type Codes = Record<string, Record<string, Record<string, string>>>

export interface ImportOptions {
  readonly codes: Codes
  readonly datum: string
  readonly system: string
}

export interface ImportPage extends ImportRow {
  readonly sheets: readonly SheetCount[]
  readonly questions: readonly CodeQuestion[]
  readonly options: ImportOptions
}

export interface FaultRow {
  readonly sheet: string
  /** 0: the sheet as a whole. */
  readonly row: number
  readonly column: string
  readonly heading: string
  readonly code: string
  readonly bad: boolean
  readonly said: string
  readonly what: Words
  readonly right: Words
}

export interface FaultPage {
  readonly items: readonly FaultRow[]
  readonly sheets: readonly string[]
  readonly page: number
  readonly pages: number
  readonly total: number
}

export interface ImportProfile {
  readonly id: Uuid
  readonly name: string
  readonly options: ImportOptions
}

export const isBusy = ({ state }: ImportRow): boolean => state === 'CHECKING' || state === 'WRITING'

export const DATUMS = ['EPSG:4326', 'EPSG:4490', 'GCJ-02', 'BD-09'] as const

/** What was chosen for every value that was met; what is unknown and not chosen stays unknown. */
export function codesOf(questions: readonly CodeQuestion[], chosen: ReadonlyMap<string, string>): Codes {
  const codes: Codes = {}
  for (const { sheet, column, values } of questions) {
    for (const { value } of values) {
      const code = chosen.get(place(sheet, column, value))
      if (code === undefined) continue
      const columns = codes[sheet] ?? {}
      const known = columns[column] ?? {}
      known[value] = code === LEFT_OUT ? '' : code
      codes[sheet] = { ...columns, [column]: known }
    }
  }
  return codes
}

export const LEFT_OUT = '-'
export const place = (sheet: string, column: string, value: string): string =>
  JSON.stringify([sheet, column, value])
