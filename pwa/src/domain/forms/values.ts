/** Whether one answer is of the kind its question asks for. What arrives is never trusted to be typed. */

import { holds } from './conditions'
import type { Answers, Column, FormDefinition, Option, Question } from './definition'

const DAY = /^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$/
const BLANK = /^[ \t\r\n\u00a0\u3000]*$/
const LONGEST = 500
const DAY_MS = 86_400_000

/** Whether there is an answer; an empty list is one, blank text is not. */
export const isAnswered = (answer: unknown): boolean =>
  answer !== undefined && answer !== null && !(typeof answer === 'string' && BLANK.test(answer))

/** What is wrong with an answer, or null. */
export function wrongAnswer(
  form: FormDefinition,
  question: Question,
  answer: unknown,
  kept: Answers,
): string | null {
  if (question.type === 'many') return wrongChoice(question, answer)
  if (question.type === 'table') return wrongTable(form, question, answer)
  if (question.type === 'date') return wrongDay(question, answer, kept)
  return wrongCell(question, answer)
}

/** What is wrong with the answer to a question or column of one value, or null. */
export function wrongCell(column: Column, answer: unknown): string | null {
  const most = column.max ?? LONGEST
  if (column.type === 'one') return optionOf(column, answer) ? null : 'option'
  if (column.type === 'number') {
    if (typeof answer !== 'number' || !Number.isInteger(answer)) return 'type'
    return answer < (column.min ?? 0) ? 'low' : answer > most ? 'high' : null
  }
  if (column.type !== 'text' || typeof answer !== 'string') return 'type'
  return [...answer].length > most ? 'long' : null
}

const optionOf = (column: Column, value: unknown): Option | undefined =>
  column.options?.find((one) => one.value === value)

function wrongChoice(question: Question, answer: unknown): string | null {
  if (!Array.isArray(answer)) return 'type'
  const options = answer.map((one) => optionOf(question, one))
  if (options.includes(undefined)) return 'option'
  if (new Set(answer).size !== answer.length) return 'twice'
  if (answer.length === 0) return question.none ? null : 'none'
  return answer.length > 1 && options.some((one) => one?.exclusive) ? 'exclusive' : null
}

function wrongTable(form: FormDefinition, question: Question, answer: unknown): string | null {
  if (!Array.isArray(answer)) return 'type'
  if (answer.length === 0) return question.none ? null : 'none'
  if (answer.length > (question.most ?? LONGEST)) return 'rows'
  return answer.every((row) => isRow(form, question.columns ?? [], row)) ? null : 'row'
}

/** Whether a row has every cell it needs, each a good one, and nothing beside. */
export function isRow(form: FormDefinition, columns: readonly Column[], row: unknown): boolean {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return false
  const cells = new Map<string, unknown>(Object.entries(row))
  if ([...cells.keys()].some((name) => !columns.some(({ id }) => id === name))) return false
  return columns.every((column) => {
    const cell = cells.get(column.id)
    return isAnswered(cell) ? wrongCell(column, cell) === null : !holds(form, column.required ?? false, {})
  })
}

function wrongDay(question: Question, answer: unknown, kept: Answers): string | null {
  const day = dayOf(answer)
  if (day === null) return 'day'
  const fact = (name: string | undefined) => (name === undefined ? undefined : kept[name])
  const [earliest, latest] = [dayOf(fact(question.earliest)), dayOf(fact(question.latest))]
  if (earliest !== null && day < earliest) return 'early'
  const [today, within] = [dayOf(kept.today), fact(question.within)]
  const tooFar = today !== null && typeof within === 'number' && day - today > within
  return tooFar || (latest !== null && day > latest) ? 'late' : null
}

/** Between which days a date lies, where it is bounded. */
export interface DayLimits {
  readonly min?: string
  readonly max?: string
}

/** The bounds of a date, from the facts around the form. */
export function dayLimits({ earliest, latest, within }: Question, told: Answers): DayLimits {
  const days = [latest, within].map((name, place) => (name ? boundOf(told, name, place === 1) : null))
  const max = Math.min(...days.map((day) => day ?? Number.POSITIVE_INFINITY))
  const min = earliest ? dayOf(told[earliest]) : null
  return { ...(min !== null && { min: textOf(min) }), ...(Number.isFinite(max) && { max: textOf(max) }) }
}

function boundOf(told: Answers, name: string, ahead: boolean): number | null {
  const fact = told[name]
  if (!ahead) return dayOf(fact)
  const today = dayOf(told.today)
  return today !== null && typeof fact === 'number' ? today + fact : null
}

const textOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** Days since 1970, or null where it is no day. */
function dayOf(value: unknown): number | null {
  if (typeof value !== 'string' || !DAY.test(value)) return null
  const at = Date.parse(`${value}T00:00:00Z`)
  const real = !Number.isNaN(at) && new Date(at).toISOString().startsWith(value)
  return real ? at / DAY_MS : null
}
