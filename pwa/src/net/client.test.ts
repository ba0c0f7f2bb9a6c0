import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const REASON = {
  code: 'session.required',
  message: { zh: '请登录', en: 'sign in' },
  help: { zh: '', en: '' },
  details: { a: 1 },
}

let requests: Request[]
let next: (request: Request) => Response | Promise<Response>

async function net() {
  vi.resetModules()
  const modules = [import('./log'), import('./desk'), import('./session'), import('./current')] as const
  const [log, desk, session, current] = await Promise.all(modules)
  return { ...log, ...desk, ...session, ...current }
}

beforeEach(() => {
  requests = []
  vi.stubGlobal('fetch', async (request: Request) => {
    requests.push(request)
    return next(request)
  })
})

afterEach(() => vi.unstubAllGlobals())

it('the server’s refusal arrives with its words, and ends the session when it says so', async () => {
  const { getAreas, session } = await net()
  next = () => Response.json(REASON, { status: 401 })
  await expect(getAreas()).rejects.toMatchObject({ code: 'session.required', status: 401, details: { a: 1 } })
  expect(session.get().state).toBe('expired')
})

it('no network is said as unreachable', async () => {
  const { getLog } = await net()
  next = () => Promise.reject(new TypeError('Failed to fetch'))
  await expect(getLog()).rejects.toMatchObject({ code: 'net.unreachable' })
})

it.each([200, 502])('a stranger’s page with status %d is said as unreadable', async (status) => {
  const { getLog } = await net()
  next = () => new Response('<html>Welcome to our Wi-Fi</html>', { status })
  await expect(getLog()).rejects.toMatchObject({ code: 'net.unreadable' })
})

it('what changes something carries the token, asked for once', async () => {
  const { postFeedback } = await net()
  const session = { staff: null, csrf: 'fresh', time: 0, permissions: {} }
  next = ({ method }) => Response.json(method === 'GET' ? session : {}, { status: 200 })
  await postFeedback('suggestion', '…')
  await postFeedback('suggestion', '…')
  expect(requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST'])
  expect(requests.at(-1)?.headers.get('X-CSRF-Token')).toBe('fresh')
})

it('an answer that never comes is given up', async () => {
  vi.useFakeTimers()
  vi.stubGlobal(
    'fetch',
    (_: Request, { signal }: RequestInit) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(new Error('aborted'))),
      ),
  )
  const { getLog } = await net()
  const asked = expect(getLog()).rejects.toMatchObject({ code: 'net.unreachable' })
  await vi.advanceTimersByTimeAsync(30_000)
  await asked
  vi.useRealTimers()
})

it('looking who is signed in, begun before a sign-in, does not undo it', async () => {
  const { enter, lookAtSession, session } = await net()
  const said = (staff: unknown) => Response.json({ staff, csrf: 'x', time: 0, permissions: {} })
  let signedIn = false
  next = async ({ method }) => {
    if (method === 'POST') signedIn = true
    const answer = said(signedIn ? { id: 'a' } : null)
    if (method === 'GET') await new Promise((resolve) => setTimeout(resolve, 20))
    return answer
  }
  await Promise.all([lookAtSession(), enter('a', 'b')])
  expect(session.get().state).toBe('live')
})
