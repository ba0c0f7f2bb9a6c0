/** The form of a visit at its beginning, and the clinician's part at its end. */

import { clock } from '@/device/clock'
import type { Purpose } from '@/domain/bodies'
import { dayOf } from '@/domain/day'
import type { Draft } from '@/domain/draft'
import type { Sheet } from '@/domain/ending'
import { assessment, begin, type Filling } from '@/domain/forms/filling'
import type { Task } from '@/domain/task'
import type { Uuid } from '@/domain/types'
import { account as known } from '@/store/accounts'
import { formOf, heldForms } from '@/store/forms'
import { currentAccount } from '@/store/vault'
import { makeStatement } from './makeStatement'
import { offlineNow } from './offline'

/** The form that belongs to a visit, empty; null where none is at hand. */
export async function beginFilling(
  account: Uuid,
  purpose: Purpose,
  task: Task | null,
): Promise<Filling | null> {
  const roles = (await known(account))?.staff.roles ?? []
  return begin(await heldForms(), { purpose }, roles, task?.carry ?? null)
}

/** The short form of a closed door, empty; null where none is at hand. */
export async function beginShort(): Promise<Filling | null> {
  const roles = (await known(currentAccount()))?.staff.roles ?? []
  return begin(await heldForms(), { form: 'attempt' }, roles)
}

/** The form of a draft as this phone knows it, today. */
export const sheetOf = async ({ filling }: Draft): Promise<Sheet> => ({
  form: await formOf(filling),
  today: dayOf(clock().wall),
  offline: await offlineNow(),
})

/** Sign the clinician's part, if there is one. What colleagues sign is the record; this stands beside it. */
export async function signAssessment(draft: Draft, { form, today }: Sheet): Promise<void> {
  const said = assessment(form, draft, today)
  if (!said) return
  const { visit, patient } = draft
  await makeStatement({ ...{ kind: 'record.assess', visit, patient }, body: () => said })
}
