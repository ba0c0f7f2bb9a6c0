import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { vectors } from '../../../tests/vectors'
import { advice, asked, complete, contradictions, standing, validate } from './checking'
import type { Answers, FormDefinition, Part } from './definition'

interface Case {
  readonly name: string
  readonly form: string
  readonly parts: string
  readonly answers: string
  readonly asked: string
  readonly standing: string
  readonly problems: string
  readonly complete: boolean
  readonly contradictions: string
  readonly advice: string
}

const FOLDER = resolve(import.meta.dirname, '../../../../backend/forms/definitions')
const FORMS = new Map(
  readdirSync(FOLDER).map((file) => {
    const form = JSON.parse(readFileSync(resolve(FOLDER, file), 'utf8')) as FormDefinition
    return [`${form.id}.v${form.version}`, form]
  }),
)

describe('forms say what the server says', () => {
  const { cases } = vectors<{ cases: readonly Case[] }>('forms')

  it.each(cases)('$name', (one) => {
    const form = FORMS.get(`${one.form}.v1`) as FormDefinition
    const parts = one.parts.split(' ') as Part[]
    const answers = JSON.parse(one.answers) as Answers
    const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).join(' ')
    expect({
      problems: validate(form, answers, parts)
        .map(({ question, code }) => `${question}:${code}`)
        .join(' '),
      asked: ids(asked(form, answers, parts)),
      standing: Object.keys(standing(form, answers)).join(' '),
      complete: complete(form, answers),
      contradictions: ids(contradictions(form, answers)),
      advice: ids(advice(form, answers)),
    }).toEqual({
      problems: one.problems,
      asked: one.asked,
      standing: one.standing,
      complete: one.complete,
      contradictions: one.contradictions,
      advice: one.advice,
    })
  })
})
