/** When something applies. An open question equals nothing and is in nothing. */

import type { Answer, Answers, Condition, FormDefinition } from './definition'

/** Whether the condition holds for these answers. */
export function holds(form: FormDefinition, condition: Condition | undefined, answers: Answers): boolean {
  if (condition === undefined || typeof condition === 'boolean') return condition ?? true
  if (typeof condition === 'string') return holds(form, form.conditions[condition], answers)
  if ('equals' in condition) return same(answers[condition.question], condition.equals)
  if ('in' in condition) return chosen(answers[condition.question]).some((one) => condition.in.includes(one))
  if ('all' in condition) return condition.all.every((one) => holds(form, one, answers))
  if ('any' in condition) return condition.any.some((one) => holds(form, one, answers))
  return !holds(form, condition.not, answers)
}

/** An empty list stands for "none", said explicitly. */
function same(answer: Answer | undefined, value: string | readonly never[]): boolean {
  if (typeof value === 'string') return answer === value
  return Array.isArray(answer) && answer.length === 0
}

function chosen(answer: Answer | undefined): readonly string[] {
  const all: readonly unknown[] = Array.isArray(answer) ? answer : [answer]
  return all.filter((one) => typeof one === 'string')
}
