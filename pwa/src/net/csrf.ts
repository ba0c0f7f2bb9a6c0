/** The token that tells our own pages from strangers' forms. It lives in memory and is asked for when missing. */

let token: string | null = null
let asking: Promise<string> | null = null

export function keepCsrf(fresh: string): void {
  token = fresh
}

export function forgetCsrf(): void {
  token = null
}

type Fetcher = (request: Request) => Promise<Response>

async function ask(fetcher: Fetcher): Promise<string> {
  const response = await fetcher(new Request(new URL('/api/session', location.origin)))
  const { csrf } = (await response.json()) as { csrf: string }
  token = csrf
  return csrf
}

/** `fetcher` is handed in because the client, which needs this, is made from it. Asked once for all who wait. */
export async function csrfToken(fetcher: Fetcher): Promise<string> {
  if (token !== null) return token
  asking ??= ask(fetcher).finally(() => {
    asking = null
  })
  return asking
}
