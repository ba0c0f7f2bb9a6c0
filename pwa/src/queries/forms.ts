/** Forms: of a visit on this phone, and of a record on the server. */

import { type MaybeRefOrGetter, type Ref, toValue } from 'vue'
import type { FormDefinition } from '@/domain/forms/definition'
import { begin, type Filling } from '@/domain/forms/filling'
import { getForm } from '@/net/forms'
import { account as accountOf } from '@/store/accounts'
import { formOf, heldForms } from '@/store/forms'
import { unlocked } from '@/store/vault'
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

/** A form of this phone by its name, empty, for whoever has it open; null where it is not at hand. */
export const useEmptyForm = (name: string): Readonly<Ref<Filling | null | undefined>> =>
  useLive(async () => {
    const account = unlocked.get()
    if (!account) return null
    const [forms, holder] = await Promise.all([heldForms(), accountOf(account)])
    return begin(forms, { form: name }, holder?.staff.roles ?? [])
  })

/** Any version, from the server: an old record is read with the definition it was made with. */
export const useForm = (
  form: () => { readonly id: string; readonly version: number },
): Answer<FormDefinition> => useAnswer(form, ({ id, version }) => getForm(id, version))
