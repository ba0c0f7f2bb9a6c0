import type { AccountPhase } from '@/domain/custody'
import type { Permissions } from '@/domain/task'
import type { Needs } from './meta'

/** What the guard knows about the person and the phone. */
export interface Situation {
  readonly phase: AccountPhase
  readonly permissions: Permissions
  readonly hasPin: boolean
}

export type MainPage =
  | '/today'
  | '/records'
  | '/review/visits'
  | '/admin'
  | '/board'
  | '/register'
  | '/cases'
  | '/turnout'
  | '/me'

/** Whoever gets visit cards goes to people's doors: keeps records on the phone, and needs a PIN for them. */
const isField = (permissions: Permissions) => 'task.read' in permissions
/** Signs as a second person, with a key of this browser, and keeps no visit cards here. */
const isSecond = (permissions: Permissions) => 'colour.second' in permissions && !isField(permissions)
/** Sees visits of others, not only the own ones. */
const reviews = ({ 'visit.list': scope = 'own' }: Permissions) => scope !== 'own'

/** Reaches people beyond those one visits oneself. */
const reaches = (permissions: Permissions, name: string) => (permissions[name] ?? 'own') !== 'own'

/** Thumbs reach no more than this many on a phone. */
const MOST = 5

/** Every page a person has, in order; the first is where they start. */
function pagesOf(permissions: Permissions): MainPage[] {
  const pages: MainPage[] = []
  if (isField(permissions)) pages.push('/today', '/records')
  if (reviews(permissions)) pages.push('/review/visits')
  if ('staff.read' in permissions) pages.push('/admin')
  if ('board.read' in permissions) pages.push('/board')
  if (reaches(permissions, 'patient.list')) pages.push('/register')
  if (reaches(permissions, 'case.list')) pages.push('/cases')
  if ('turnout.answer' in permissions) pages.push('/turnout')
  return pages
}

/** The pages in the bar. */
export function mainPages(permissions: Permissions): [MainPage, ...MainPage[]] {
  const [home, ...others] = pagesOf(permissions).slice(0, MOST - 1)
  return home ? [home, ...others, '/me'] : ['/me']
}

/** Where to go instead of `path`, or null to go there. */
export function turnedAway(path: string, needs: Needs, now: Situation): string | null {
  const back = path === '/' ? '' : `?to=${encodeURIComponent(path)}`
  if (needs === 'nobody') return null
  if (now.phase === 'nobody' || now.phase === 'starting') return `/sign-in${back}`
  if (now.phase === 'locked') return `/unlock${back}`
  if ((needs !== 'open' && needs !== 'sign') || now.phase === 'open') return null
  if (needs === 'sign' && isSecond(now.permissions)) return `/pin${back}`
  if (!isField(now.permissions)) return mainPages(now.permissions)[0]
  return now.hasPin ? `/unlock${back}` : '/pin'
}
