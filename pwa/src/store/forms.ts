/** Definitions of forms on this phone. They outlive visit cards: a draft is finished with the form it began with. */

import type { FormDefinition } from '@/domain/forms/definition'
import type { Filling } from '@/domain/forms/filling'
import type { Ms } from '@/domain/types'
import { setSetting, setting } from './settings'

const DAY = 24 * 3_600_000

/** Newest first. */
export const heldForms = async (): Promise<readonly FormDefinition[]> => (await setting('forms')) ?? []

/** The definition a draft was begun with. */
export async function formOf(filling: Filling | null | undefined): Promise<FormDefinition | null> {
  if (!filling) return null
  const { id, version } = filling.form
  return (await heldForms()).find((one) => one.id === id && one.version === version) ?? null
}

/** Whether it is time to ask again. */
export async function formsAreOld(now: Ms): Promise<boolean> {
  const at = await setting('forms_at')
  return at === null || Math.abs(now - at) > DAY
}

/** Keep the newest, and with them every other version this phone has had. */
export async function keepForms(newest: readonly FormDefinition[], now: Ms): Promise<void> {
  const isNew = (one: FormDefinition) =>
    !newest.some(({ id, version }) => id === one.id && version === one.version)
  await setSetting('forms', [...newest, ...(await heldForms()).filter(isNew)])
  await setSetting('forms_at', now)
}
