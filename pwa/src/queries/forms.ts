/** Forms: of a visit on this phone, and of a record on the server. */

import { type MaybeRefOrGetter, type Ref, toValue } from 'vue'
import type { FormDefinition } from '@/domain/forms/definition'
import type { Filling } from '@/domain/forms/filling'
import { getForm } from '@/net/forms'
import { formOf } from '@/store/forms'
import { type Answer, useAnswer } from './answer'
import { useLive } from './live'

/** The definition a draft was begun with; null where there is none, undefined while loading. */
export const useFilledForm = (
  filling: MaybeRefOrGetter<Filling | null | undefined>,
): Readonly<Ref<FormDefinition | null | undefined>> =>
  useLive(
    () => formOf(toValue(filling)),
    [() => toValue(filling)?.form.id, () => toValue(filling)?.form.version],
  )

/** Any version, from the server: an old record is read with the definition it was made with. */
export const useForm = (
  form: () => { readonly id: string; readonly version: number },
): Answer<FormDefinition> => useAnswer(form, ({ id, version }) => getForm(id, version))
