/** Who the server thinks is using this browser. */

import { signal } from '@/domain/signal'
import type { Permissions, Staff } from '@/domain/task'
import { answer, client, whenSignInNeeded } from './client'
import { keepCsrf } from './csrf'

export interface Session {
  /** Whether the server was asked, with or without an answer. */
  readonly asked: boolean
  readonly state: 'live' | 'expired' | 'unknown'
  readonly staff: Staff | null
  readonly permissions: Permissions
}

const NOBODY: Session = { asked: false, state: 'unknown', staff: null, permissions: {} }

export const session = signal<Session>(NOBODY)

whenSignInNeeded(() => session.set({ ...session.get(), state: 'expired' }))

/** Do not wait any longer for the first answer: without one, nobody is known to be signed in. */
export const stopAsking = (): void => session.set({ ...session.get(), asked: true })

interface Answer {
  readonly staff: Staff | null
  readonly csrf: string
  readonly permissions: Permissions
}

function heard({ staff, csrf, permissions }: Answer): Session {
  keepCsrf(csrf)
  const now: Session = { asked: true, state: staff ? 'live' : 'expired', staff, permissions }
  session.set(now)
  return now
}

export const lookAtSession = async (): Promise<Session> => heard(await answer(client.GET('/api/session')))

export const enter = async (login: string, password: string): Promise<Session> =>
  heard(await answer(client.POST('/api/session', { body: { login, password } })))

export const leave = async (): Promise<Session> => heard(await answer(client.DELETE('/api/session')))
