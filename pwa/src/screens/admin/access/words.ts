/** Words for what was done to what. An action this version does not know is shown as it is. */

import { t } from '@/locales'

const ACTIONS = [
  'visit.list',
  'visit.read',
  'visit.open',
  'visit.bundle',
  'evidence.open',
  'evidence.thumbnail',
  'task.read',
  'quarantine.read',
  'device.enrol',
  'device.approve',
  'device.revoke',
  'device.cached',
  'device.unseal',
  'staff.add',
  'staff.change',
  'staff.unlock',
  'area.add',
  'area.change',
  'organisation.add',
  'organisation.change',
  'team.add',
  'team.change',
  'session.start',
  'session.end',
  'session.pause',
] as const

const KINDS = [
  'visit',
  'evidence',
  'device',
  'staff',
  'area',
  'organisation',
  'team',
  'patient',
  'statement',
  'login',
] as const

export function actionWords(action: string): string {
  const known = ACTIONS.find((one) => one === action)
  return known ? t(`admin.access.action.${known}`) : action
}

const VISIT = /^visit (\S{1,13})\S*$/

/** What it was for; opened evidence names its visit. */
export function purposeWords(purpose: string): string {
  const visit = VISIT.exec(purpose)?.[1]
  return visit ? `${kindWords('visit')} ${visit}…` : purpose
}

export function kindWords(kind: string): string {
  const known = KINDS.find((one) => one === kind)
  return known ? t(`admin.access.kind.${known}`) : kind
}
