import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Database } from './db'

/** The schema as version 1 shipped it. It is history: never edit it together with `db.ts`. */
const VERSION_1 = {
  statements: 'hash, [account+state], [device+seq], visit, state',
  evidence: 'id, [account+state], [account+visit], statement, state',
  evidence_bytes: 'id',
  heads: 'device',
  drafts: '[account+visit], account',
  cache: '[account+name], account',
  accounts: 'id',
  devices: 'account',
  settings: 'name',
}

const sealed = { iv: new Uint8Array(12), data: Uint8Array.of(1, 2, 3) }
const STATEMENT = {
  hash: 'ab',
  account: 'a',
  device: 'd',
  seq: 1,
  kind: 'visit.open',
  visit: 'v',
  at: 1,
  sealed,
}

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  Dexie.dependencies.indexedDB = indexedDB
  const old = new Dexie('old')
  old.version(1).stores(VERSION_1)
  await old.table('statements').add({ ...STATEMENT, state: 'unsent' })
  await old.table('evidence').add({ id: 'e', account: 'a', visit: 'v', state: 'unsent', statement: 'ab' })
  await old.table('evidence_bytes').add({ id: 'e', sealed })
  await old.table('drafts').add({ account: 'a', visit: 'v', final: 0, rev: 1, at: 1, sealed })
  old.close()
})

afterEach(() => vi.unstubAllGlobals())

async function expectWhole(db: Database): Promise<void> {
  expect(await db.statements.toArray()).toMatchObject([{ hash: 'ab', state: 'unsent', sealed }])
  expect(await db.evidence_bytes.get('e')).toEqual({ id: 'e', sealed })
  expect(await db.drafts.get(['a', 'v'])).toMatchObject({ rev: 1 })
  expect(await db.papers.count()).toBe(0)
  db.close()
}

it('opens a database that an earlier version of the app left, with everything in it', async () => {
  await expectWhole(new Database('old'))
})

it('a next version keeps unsent records and open visits', async () => {
  class Next extends Database {
    constructor() {
      super('old')
      this.version(3).stores({ statements: `${VERSION_1.statements}, kind` })
    }
  }
  const next = new Next()
  expect(await next.statements.where('kind').equals('visit.open').count()).toBe(1)
  await expectWhole(next)
})

it('an upgrade that fails leaves the old database as it was', async () => {
  class Broken extends Database {
    constructor() {
      super('old')
      this.version(3)
        .stores({ statements: VERSION_1.statements })
        .upgrade(() => {
          throw new Error('no')
        })
    }
  }
  await expect(new Broken().open()).rejects.toThrow()
  await expectWhole(new Database('old'))
})
