import type { AccountPhase } from '@/domain/custody'
import type { Needs } from './meta'

/** What the guard knows about the person and the phone. */
export interface Situation {
  readonly weChat: boolean
  readonly phase: AccountPhase
  readonly roles: readonly string[]
  readonly hasPin: boolean
}

/** Roles that go to people's doors; they keep records on the phone and need a PIN for it. */
const FIELD = new Set(['GRID', 'VIL', 'MHP', 'VDR', 'PSY', 'NUR', 'POL', 'CIV', 'DPF', 'ZZB', 'JUS', 'VOL'])
const isField = (roles: readonly string[]) => roles.some((role) => FIELD.has(role))
const isAdministrator = (roles: readonly string[]) => roles.some((role) => role.startsWith('ADM_'))

/** Where a person starts. */
export function homeOf(roles: readonly string[]): string {
  if (isField(roles)) return '/today'
  if (roles.includes('SUP')) return '/review/visits'
  return isAdministrator(roles) ? '/admin' : '/me'
}

/** Where to go instead of `path`, or null to go there. */
export function turnedAway(path: string, needs: Needs, now: Situation): string | null {
  const back = path === '/' ? '' : `?to=${encodeURIComponent(path)}`
  if (now.weChat) return path === '/wechat' ? null : '/wechat'
  if (needs === 'nobody') return null
  if (now.phase === 'nobody' || now.phase === 'starting') return `/sign-in${back}`
  if (now.phase === 'locked') return `/unlock${back}`
  if (needs !== 'open' || now.phase === 'open') return null
  if (!isField(now.roles)) return homeOf(now.roles)
  return now.hasPin ? `/unlock${back}` : '/pin'
}
