/** A small honest server for tests, and the ways in which networks and servers fail. */

import { createHash } from 'node:crypto'
import { vi } from 'vitest'
import type { Envelope } from '@/domain/types'
import { HE, SHEN } from './cast'
import { beacon, evidenceReceipt, makeKeys, note, type ServerKeys } from './keys'
import { openRescue } from './rescue'
import { consistency, inclusion, root } from './tree'

interface Received {
  readonly envelope: Envelope
  readonly entry: Buffer
  readonly index: number
  readonly size: number
  readonly at: number
}

interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly request: Request
}

interface Unpacked {
  readonly statements: Envelope[]
  readonly evidence: { readonly sha256: string; readonly bytes: number }[]
}

const PEOPLE: Record<string, { id: string }> = { [SHEN.login]: SHEN, [HE.login]: HE }

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const said = (code: string) => ({
  code,
  message: { zh: code, en: code },
  help: { zh: '', en: '' },
  details: {},
})
const json = (body: unknown, status = 200): Response => Response.json(body, { status })

export class FakeServer {
  keys: ServerKeys = makeKeys()
  readonly origin = 'log.test'
  staff: { id: string } | null = SHEN
  tasks: unknown[] = []
  due: unknown[] = []
  /** None: a server from before there were forms. */
  forms: unknown[] = []
  /** The phones of a test live today; a fixed day would grow old beside them. */
  time = Date.now()
  entries: Buffer[] = []
  statements = new Map<string, Received>()
  evidence = new Map<string, Buffer>()
  pieces = new Map<string, Buffer>()
  reports: { kind: string; details: Record<string, unknown> }[] = []
  requests: string[] = []
  batches: number[] = []

  offline = false
  /** Commit, then lose the answer: so many times. */
  loseAnswers = 0
  /** Break off a file after so many bytes, once. */
  cutAt: number | null = null
  /** Most statements taken at once; more is answered 413. */
  mostAtOnce = 50
  refuseStatements: string | null = null
  /** So many parcels break off half-way; nothing of them is kept. */
  breakParcels = 0
  refuseParcels: string | null = null
  /** Every file of a parcel is refused with this code. */
  refuseFiles: string | null = null
  tamper: (receipt: Record<string, unknown>) => Record<string, unknown> = (receipt) => receipt
  tamperEvidence: (receipt: Record<string, unknown>) => Record<string, unknown> = (receipt) => receipt

  /** Take over `fetch`. */
  listen(): this {
    vi.stubGlobal('fetch', (request: Request) => this.#answer(request))
    return this
  }

  /** A backup from when the log had `size` entries is put back. */
  restore(size: number): void {
    this.entries = this.entries.slice(0, size)
    for (const [hash, { index }] of this.statements) if (index >= size) this.statements.delete(hash)
  }

  count(start: string): number {
    return this.requests.filter((one) => one.startsWith(start)).length
  }

  async #answer(request: Request): Promise<Response> {
    if (this.offline) throw new TypeError('Failed to fetch')
    const { pathname, searchParams } = new URL(request.url)
    this.requests.push(`${request.method} ${pathname}`)
    const answer = await this.#route({ method: request.method, path: pathname, query: searchParams, request })
    if (request.method !== 'GET' && this.loseAnswers > 0) {
      this.loseAnswers -= 1
      throw new TypeError('Failed to fetch')
    }
    return answer
  }

  async #route(asked: Asked): Promise<Response> {
    const { method, path, request } = asked
    if (path === '/api/session') return this.#session(asked)
    if (path === '/api/log') return json(this.#log())
    if (path === '/api/log/checkpoint') return new Response(this.#head())
    if (path === '/api/log/consistency') return this.#consistency(asked)
    if (!this.staff) return json(said('session.required'), 401)
    if (path === '/api/forms' && this.forms.length) return json({ forms: this.forms })
    if (path === '/api/tasks') return json(this.#tasks())
    if (path === '/api/statements') return this.#statements(await request.json())
    if (path === '/api/parcels') return this.#parcel(Buffer.from(await request.arrayBuffer()))
    if (path.startsWith('/api/evidence/')) return this.#evidence(asked)
    if (path.endsWith('/reports')) return this.#report(asked)
    if (path.endsWith('/unseal')) return this.#unseal(asked)
    if (path.startsWith('/api/devices')) return this.#device(asked, method === 'POST')
    return json(said('request.not_found'), 404)
  }

  async #session({ method, request }: Asked): Promise<Response> {
    if (method === 'DELETE') this.staff = null
    if (method === 'POST') this.staff = PEOPLE[(await request.json()).login as string] ?? null
    if (method === 'POST' && !this.staff) return json(said('session.wrong'), 401)
    const permissions = this.staff ? { 'task.read': 'own' } : {}
    return json({ staff: this.staff, csrf: 'token', time: this.time, permissions })
  }

  #head(): string {
    return note(this.keys, this.origin, this.entries.length, root(this.entries))
  }

  #log() {
    const { spki, rescue } = this.keys
    const keys = { p256: spki.toString('base64'), rescue: rescue.spki.toString('base64'), ed25519: 'none' }
    return { origin: this.origin, ...keys, checkpoint: this.#head() }
  }

  #consistency({ query }: Asked): Response {
    const [first, second] = [Number(query.get('first')), Number(query.get('second'))]
    if (second > this.entries.length || first > second) return json(said('log.size'), 422)
    const proof = consistency(first, this.entries.slice(0, second))
    return json({ proof: proof.map((hash) => hash.toString('base64')) })
  }

  #tasks() {
    const people = [{ id: SHEN.id, name: SHEN.name, org: null }]
    const rest = {
      time: this.time,
      beacon: beacon(this.keys, this.time),
      confirm: [],
      people,
      organisations: [],
    }
    return { ...rest, tasks: this.tasks, due: this.due, policy: { version: '2026-11' } }
  }

  #statements({ statements }: { statements: Envelope[] }): Response {
    if (statements.length > this.mostAtOnce) return json(said('request.too_large'), 413)
    this.batches.push(statements.length)
    return json(this.#taken(statements))
  }

  #taken(statements: Envelope[]) {
    const results = statements.map((envelope) => this.#receive(envelope))
    const rest = { time: this.time, beacon: beacon(this.keys, this.time), log: { size: this.entries.length } }
    return { results, ...rest }
  }

  #parcel(body: Buffer): Response {
    if (this.breakParcels > 0) {
      this.breakParcels -= 1
      throw new TypeError('Failed to fetch')
    }
    if (this.refuseParcels) return json(said(this.refuseParcels), 422)
    let at = 4 + body.readUInt32BE(0)
    const { statements, evidence } = JSON.parse(body.subarray(4, at).toString()) as Unpacked
    const files = evidence.map(({ sha256, bytes }) => {
      const data = body.subarray(at, at + bytes)
      at += bytes
      return this.#keep(sha256, data)
    })
    this.batches.push(statements.length)
    return json({ evidence: files, ...this.#taken(statements) })
  }

  #keep(sha256: string, data: Buffer) {
    if (this.refuseFiles) return { sha256, status: 'refused', receipt: null, error: said(this.refuseFiles) }
    if (sha(data) !== sha256) throw new Error('a file of a parcel is not what its hash names')
    this.evidence.set(sha256, data)
    const receipt = this.tamperEvidence(evidenceReceipt(this.keys, sha256, data.length, this.time))
    return { sha256, status: 'received', receipt, error: null }
  }

  #receive(envelope: Envelope) {
    const hash = sha(Buffer.from(envelope.payload, 'base64'))
    if (this.refuseStatements)
      return { hash, status: 'refused', receipt: null, error: said(this.refuseStatements) }
    const known = this.statements.get(hash) ?? this.#append(hash, envelope)
    return { hash, status: 'received', receipt: this.tamper(this.#receipt(hash, known)), error: null }
  }

  #append(hash: string, envelope: Envelope): Received {
    const at = this.time
    const [{ keyid, sig }] = envelope.signatures as [Envelope['signatures'][number]]
    const signature = sha(Buffer.from(sig, 'base64'))
    const entry = Buffer.from(`lianfang.entry/v1\nstatement\n${at}\n${hash}\n${signature}\n${keyid}\n`)
    const index = this.entries.push(entry) - 1
    const received = { envelope, entry, index, size: this.entries.length, at }
    this.statements.set(hash, received)
    return received
  }

  #receipt(hash: string, { envelope, index, size, at }: Received): Record<string, unknown> {
    const tree = this.entries.slice(0, size)
    const [{ keyid, sig }] = envelope.signatures as [Envelope['signatures'][number]]
    return {
      ...{ statement: hash, device: keyid, signature_sha256: sha(Buffer.from(sig, 'base64')) },
      ...{ received_at: at, index, size, checkpoint: note(this.keys, this.origin, size, root(tree)) },
      inclusion: inclusion(index, tree).map((one) => one.toString('base64')),
      ...{ evidence: { present: [], awaited: [] }, chain: 'ok' },
    }
  }

  async #evidence({ method, path, request }: Asked): Promise<Response> {
    const sha256 = path.split('/')[3] ?? ''
    if (method === 'GET') return json(this.#evidenceStatus(sha256))
    const body = Buffer.from(await request.arrayBuffer())
    if (this.cutAt !== null) return this.#cut(sha256, body)
    const range = /bytes (\d+)-\d+\/(\d+)/.exec(request.headers.get('Content-Range') ?? '')
    const had = this.pieces.get(sha256) ?? Buffer.alloc(0)
    const whole = range ? Buffer.concat([had.subarray(0, Number(range[1])), body]) : body
    if (range && whole.length < Number(range[2])) {
      this.pieces.set(sha256, whole)
      return json({ received: whole.length }, 202)
    }
    if (sha(whole) !== sha256) return json(said('evidence.hash'), 422)
    this.evidence.set(sha256, whole)
    return json(this.tamperEvidence(evidenceReceipt(this.keys, sha256, whole.length, this.time)))
  }

  #cut(sha256: string, body: Buffer): Response {
    this.pieces.set(sha256, body.subarray(0, this.cutAt ?? 0))
    this.cutAt = null
    throw new TypeError('Failed to fetch')
  }

  #evidenceStatus(sha256: string) {
    const whole = this.evidence.get(sha256)
    if (!whole) return { received: this.pieces.get(sha256)?.length ?? 0, complete: false, receipt: null }
    const receipt = this.tamperEvidence(evidenceReceipt(this.keys, sha256, whole.length, this.time))
    return { received: whole.length, complete: true, receipt }
  }

  async #report({ request }: Asked): Promise<Response> {
    this.reports.push(await request.json())
    return new Response(null, { status: 204 })
  }

  async #unseal({ request }: Asked): Promise<Response> {
    const { sealed } = (await request.json()) as { sealed: string }
    return json({ key: await openRescue(this.keys, sealed) })
  }

  async #device({ path, request }: Asked, adds: boolean): Promise<Response> {
    const given = adds ? await request.json() : { id: path.split('/')[3], key_class: 'strong', name: 'phone' }
    return json({ ...given, state: 'approved', code: null })
  }
}
