/** Asking the server who is using this browser, signing in and out. */

import type { Permissions, Staff } from '@/domain/task'
import { answer, client, whenSignInNeeded } from './client'
import { keepCsrf } from './csrf'
import { type Session, session } from './current'

whenSignInNeeded(() => session.set({ ...session.get(), state: 'expired' }))

interface Answer {
  readonly staff: Staff | null
  readonly csrf: string
  readonly permissions: Permissions
}

let last: Promise<unknown> = Promise.resolve()

/** One after the other: an answer asked for before a sign-in must not arrive after it and undo it. */
function inTurn(ask: () => Promise<Answer>): Promise<Session> {
  const mine = last.then(ask, ask).then(heard)
  last = mine
  return mine
}

function heard({ staff, csrf, permissions }: Answer): Session {
  keepCsrf(csrf)
  const now: Session = { asked: true, state: staff ? 'live' : 'expired', staff, permissions }
  session.set(now)
  return now
}

export const lookAtSession = (): Promise<Session> => inTurn(() => answer(client.GET('/api/session')))

export const enter = (login: string, password: string): Promise<Session> =>
  inTurn(() => answer(client.POST('/api/session', { body: { login, password } })))

export const leave = (): Promise<Session> => inTurn(() => answer(client.DELETE('/api/session')))
