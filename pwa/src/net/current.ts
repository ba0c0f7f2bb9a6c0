/** Who the server thinks is using this browser, as last heard. Apart from the client, so the first screen need not wait for it. */

import { signal } from '@/domain/signal'
import type { Permissions, Staff } from '@/domain/task'

export interface Session {
  /** Whether the server was asked, with or without an answer. */
  readonly asked: boolean
  readonly state: 'live' | 'expired' | 'unknown'
  readonly staff: Staff | null
  readonly permissions: Permissions
}

const NOBODY: Session = { asked: false, state: 'unknown', staff: null, permissions: {} }

export const session = signal<Session>(NOBODY)

/** Do not wait any longer for the first answer: without one, nobody is known to be signed in. */
export const stopAsking = (): void => session.set({ ...session.get(), asked: true })
