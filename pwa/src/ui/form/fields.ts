/** A form said as data: what is asked, when, and what may be left out. Pure. */

import type { Choice } from '../choice'

export type Value = string | boolean | readonly string[]
export type Values = Readonly<Record<string, Value>>
export type Options = readonly Choice<string>[]

interface Asked {
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** Asked only where this holds; then it need not be answered otherwise. */
  readonly when?: (values: Values) => boolean
  readonly optional?: boolean | ((values: Values) => boolean)
}

interface Written extends Asked {
  readonly kind: 'text' | 'tel' | 'long'
  readonly most?: number
}

interface Dated extends Asked {
  readonly kind: 'day'
  readonly max?: string
}

interface Chosen extends Asked {
  /** `tiles`: a few, all shown; `select`: many. */
  readonly kind: 'tiles' | 'select' | 'many'
  readonly options: Options | ((values: Values) => Options)
}

interface Said extends Asked {
  readonly kind: 'yes'
}

export type Field = Written | Dated | Chosen | Said

/** A form on a sheet: `save` gets the values of what was asked, and refuses in words. */
export interface Sheet {
  readonly title: string
  readonly intro?: string
  readonly fields: readonly Field[]
  readonly start: Values
  readonly submit: string
  readonly danger?: boolean
  /** Resolves to what to say when it is done. */
  readonly save: (values: Values) => Promise<string>
}

/** The fields asked now. */
export const asked = (fields: readonly Field[], values: Values): readonly Field[] =>
  fields.filter(({ when }) => !when || when(values))

/** A value nobody gave yet. */
export const empty = ({ kind }: Field): Value => (kind === 'many' ? [] : kind === 'yes' ? false : '')

/** Fields that still need an answer. */
export const missing = (fields: readonly Field[], values: Values): readonly Field[] =>
  asked(fields, values).filter(({ name, kind, optional }) => {
    const value = values[name]
    if (kind === 'yes' || (typeof optional === 'function' ? optional(values) : optional)) return false
    return typeof value === 'string' ? !value.trim() : !Array.isArray(value) || value.length === 0
  })

/** Only what was asked, texts without blanks around them. */
export const answers = (fields: readonly Field[], values: Values): Values =>
  Object.fromEntries(
    asked(fields, values).map((field) => {
      const value = values[field.name] ?? empty(field)
      return [field.name, typeof value === 'string' ? value.trim() : value]
    }),
  )

/** A text among answers; empty where it was not asked. */
export const text = (values: Values, name: string): string => {
  const value = values[name]
  return typeof value === 'string' ? value : ''
}

/** A text that may be lacking. */
export const textOrNull = (values: Values, name: string): string | null => text(values, name) || null

/** Several choices among answers. */
export const several = (values: Values, name: string): string[] => {
  const value = values[name]
  return Array.isArray(value) ? [...value] : []
}
