import { computed, type Ref } from 'vue'
import { dayOf } from '@/domain/day'
import { advice, complete, contradictions, isRequired, standing } from '@/domain/forms/checking'
import type { FormDefinition, Question, Section } from '@/domain/forms/definition'
import type { Source } from '@/domain/forms/source'
import { isAnswered } from '@/domain/forms/values'
import { useFilledForm } from '@/queries/forms'

/** A section with those of its questions that this person answers now. */
export interface OwnSection extends Section {
  /** How many that are needed are still open. */
  readonly open: number
}

/** A form as this person fills it in: in a visit, at a closed door, on a paper of its own, or at a desk. */
export function useSheet(
  source: () => Source,
  form: Readonly<Ref<FormDefinition | null | undefined>> = useFilledForm(() => source().filling),
) {
  const today = computed(() => dayOf(Date.now()))
  const answers = computed(() => source().told(today.value))
  const kept = computed(() => (form.value ? standing(form.value, answers.value) : {}))

  const isOpen = (question: Question) =>
    form.value
      ? isRequired(form.value, question, kept.value) && !isAnswered(answers.value[question.id])
      : false

  const sections = computed<readonly OwnSection[]>(() => {
    if (!form.value) return []
    const mine = new Set(source().questions(form.value, today.value))
    return form.value.sections
      .map((section) => ({ ...section, questions: section.questions.filter((one) => mine.has(one)) }))
      .filter(({ questions }) => questions.length > 0)
      .map((section) => ({ ...section, open: section.questions.filter(isOpen).length }))
  })

  return {
    carry: computed(() => source().filling?.carry ?? null),
    ...{ form, answers, sections, today },
    /** Whether it must be answered, as things stand. */
    needs: (question: Question) => (form.value ? isRequired(form.value, question, kept.value) : false),
    open: computed(() => sections.value.reduce((sum, { open }) => sum + open, 0)),
    complete: computed(() => (form.value ? complete(form.value, answers.value) : false)),
    contradictions: computed(() => (form.value ? contradictions(form.value, answers.value) : [])),
    advice: computed(() => (form.value ? advice(form.value, answers.value) : [])),
  }
}

export type SheetView = ReturnType<typeof useSheet>
