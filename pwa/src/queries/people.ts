/** Accounts, and the areas, organisations and teams they belong to. */

import { type MaybeRefOrGetter, toValue } from 'vue'
import type { AreaRow, OrganisationRow, StaffRow, TeamRow } from '@/domain/admin'
import type { Page } from '@/domain/visits'
import { getAreas, getOrganisations, getStaff, getTeams } from '@/net/desk'
import { type Answer, useAnswer } from './answer'

export const useStaff = (
  page: MaybeRefOrGetter<number>,
  q: MaybeRefOrGetter<string>,
): Answer<Page<StaffRow>> =>
  useAnswer(
    () => ({ page: toValue(page), q: toValue(q) }),
    (wanted) => getStaff(wanted.page, wanted.q),
  )

export const useAreas = (): Answer<readonly AreaRow[]> => useAnswer(null, getAreas)
export const useOrganisations = (): Answer<readonly OrganisationRow[]> => useAnswer(null, getOrganisations)
export const useTeams = (): Answer<readonly TeamRow[]> => useAnswer(null, getTeams)
