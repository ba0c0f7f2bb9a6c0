/** The one way to the server: same origin, typed by its own document, every failure a `Refusal`. */

import createClient from 'openapi-fetch'
import type { Reason } from '@/domain/custody'
import { Refusal, refuse } from '@/domain/refusal'
import { csrfToken, forgetCsrf } from './csrf'
import type { paths } from './schema'

/** A village network is slow, not dead; but nobody waits at a door for an answer that never comes. */
const PATIENCE_MS = 30_000
const UPLOAD_PATIENCE_MS = 180_000
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** Called when the server says that nobody is signed in any more. */
let onSignInNeeded: () => void = () => undefined
export function whenSignInNeeded(callback: () => void): void {
  onSignInNeeded = callback
}

/** The answer with its whole body: a connection may die between the two, and that is a lost answer too. */
async function whole(response: Response): Promise<Response> {
  const { status, statusText, headers } = response
  const body = await response.arrayBuffer()
  return new Response(body.byteLength > 0 ? body : null, { status, statusText, headers })
}

const carriesFiles = ({ headers }: Request): boolean =>
  !(headers.get('Content-Type') ?? 'application/json').startsWith('application/json')

async function patiently(request: Request): Promise<Response> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), carriesFiles(request) ? UPLOAD_PATIENCE_MS : PATIENCE_MS)
  try {
    return await whole(await fetch(request, { signal: giveUp.signal }))
  } catch (error) {
    // No network, a broken connection, our own impatience: to the person they are one thing.
    throw refuse('net.unreachable', { cause: String(error) })
  } finally {
    clearTimeout(timer)
  }
}

async function withToken(request: Request): Promise<Response> {
  request.headers.set('X-CSRF-Token', await csrfToken(patiently))
  return patiently(request)
}

async function isStaleToken(response: Response): Promise<boolean> {
  return response.status === 403 && (await response.clone().text()).includes('"session.csrf"')
}

/** What changes something carries the token. One that has gone stale (another tab signed in) is renewed once. */
async function send(request: Request): Promise<Response> {
  if (SAFE.has(request.method)) return patiently(request)
  const spare = request.clone()
  const response = await withToken(request)
  if (!(await isStaleToken(response))) return response
  forgetCsrf()
  return withToken(spare)
}

export const client = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  credentials: 'same-origin',
  // What a server said yesterday about its log is no news.
  cache: 'no-store',
  fetch: send,
})

function isReason(value: unknown): value is Reason & { details?: Record<string, unknown> } {
  return (
    typeof value === 'object' && value !== null && 'code' in value && 'message' in value && 'help' in value
  )
}

interface Answered<T> {
  readonly data?: T
  readonly error?: unknown
  readonly response: Response
}

/** The answer's content, or the refusal the server spoke. Refuses with `net.*` when there is neither. */
export async function answer<T>(call: Promise<Answered<T>>): Promise<T> {
  let answered: Answered<T>
  try {
    answered = await call
  } catch (error) {
    throw error instanceof Refusal ? error : refuse('net.unreadable', { cause: String(error) })
  }
  const { data, error, response } = answered
  if (response.ok) return data as T
  if (!isReason(error)) throw refuse('net.unreadable', { status: response.status })
  if (error.code === 'session.required') onSignInNeeded()
  throw new Refusal(error, error.details, response.status)
}

/** A type as an API document can say it: any string where the domain knows which. */
type Widened<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends readonly (infer U)[]
      ? readonly Widened<U>[]
      : T extends object
        ? { readonly [K in keyof T]: Widened<T[K]> }
        : T

/** The same, for answers whose named values the document calls strings: field by field they must still agree. */
export const narrowed = <T>(call: Promise<Answered<Widened<T>>>): Promise<T> => answer(call) as Promise<T>
