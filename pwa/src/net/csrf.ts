/** The token that tells our own pages from strangers' forms. It lives in memory and is asked for when missing. */

let token: string | null = null

export function keepCsrf(fresh: string): void {
  token = fresh
}

export function forgetCsrf(): void {
  token = null
}

/** `fetcher` is handed in because the client, which needs this, is made from it. */
export async function csrfToken(fetcher: (request: Request) => Promise<Response>): Promise<string> {
  if (token === null) {
    const response = await fetcher(new Request(new URL('/api/session', location.origin)))
    const { csrf } = (await response.json()) as { csrf: string }
    token = csrf
  }
  return token
}
