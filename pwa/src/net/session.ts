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

let newest = 0

/** Answers may overtake each other: one that was asked for earlier never undoes a later sign-in or sign-out. */
async function heard(asked: Promise<Answer>): Promise<Session> {
  newest += 1
  const mine = newest
  const { staff, csrf, permissions } = await asked
  const said: Session = { asked: true, state: staff ? 'live' : 'expired', staff, permissions }
  if (mine !== newest) return said
  keepCsrf(csrf)
  session.set(said)
  return said
}

export const lookAtSession = (): Promise<Session> => heard(answer(client.GET('/api/session')))

export const enter = (login: string, password: string): Promise<Session> =>
  heard(answer(client.POST('/api/session', { body: { login, password } })))

export const leave = (): Promise<Session> => heard(answer(client.DELETE('/api/session')))
