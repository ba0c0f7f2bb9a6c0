import { beforeEach, describe, expect, it } from 'vitest'
import { recordCode } from '@/domain/codes'
import { read } from '@/domain/statement'
import { HE, SHEN, TASK } from '../../tests/fake/cast'
import { fillIn, newPhone, type Page, readyPage, STROKES } from '../../tests/fake/phone'
import { FakeServer } from '../../tests/fake/server'

let shen: Page
let he: Page

const said = async (page: Page, account: string) =>
  (await page.store.outgoing(account)).map(({ envelope }) => read(envelope))

beforeEach(async () => {
  const server = new FakeServer().listen()
  newPhone()
  shen = await readyPage(server)
  newPhone()
  he = await readyPage(server, HE.login)
  server.offline = true
  await shen.openVisit(TASK.visit)
})

describe('two phones', () => {
  it('shake hands by scanning, and the opener times it', async () => {
    const code = await shen.showCode(TASK.visit)
    const joined = await he.joinVisit({ scan: code.text })
    const scan = joined.replies.at(-1)?.text ?? ''
    const { person, handshake } = await shen.scanReply(TASK.visit, { scan })
    expect(person.name).toBe(HE.name)
    expect(handshake).toMatchObject({ member: HE.id, phase: 'JOIN', via: 'scan', step: code.step })
    expect(handshake.elapsed).toBeGreaterThanOrEqual(0)
    const [join] = await said(he, HE.id)
    expect(join).toMatchObject({ kind: 'visit.join', body: { opener: SHEN.id, code: { via: 'scan' } } })
    expect(handshake.statement).toBe(joined.replies.at(-1)?.statement)
  })

  it('shake hands by typing six digits, and the opener finds out whose they are', async () => {
    const code = await shen.showCode(TASK.visit)
    const joined = await he.joinVisit({ digits: code.digits, visit: TASK.visit })
    const digits = joined.replies.at(-1)?.digits ?? ''
    const { handshake } = await shen.scanReply(TASK.visit, { digits })
    expect(handshake).toMatchObject({ member: HE.id, via: 'typed', statement: null })
  })

  it('carry each other’s beacons', async () => {
    const code = await shen.showCode(TASK.visit)
    await he.joinVisit({ scan: code.text })
    const [join] = await said(he, HE.id)
    expect(join?.beacons.map(({ from }) => from)).toEqual([null, SHEN.id])
  })

  it('refuse the opener’s own code', async () => {
    const code = await shen.showCode(TASK.visit)
    const own = shen.joinVisit({ scan: code.text })
    await expect(own).rejects.toMatchObject({ code: 'code.own' })
  })
})

describe('an answer', () => {
  it('do not match on an answer to a code that was never shown', async () => {
    await shen.showCode(TASK.visit)
    const joined = await he.joinVisit({ digits: '000000', visit: TASK.visit })
    const digits = joined.replies.at(-1)?.digits ?? ''
    const reply = shen.scanReply(TASK.visit, { digits })
    await expect(reply).rejects.toMatchObject({ code: 'reply.unmatched' })
  })

  it('meet once more at a later moment, and then sign the same record', async () => {
    const show = shen.showCode
    const reply = shen.scanReply
    const first = await he.joinVisit({ scan: (await show(TASK.visit)).text })
    await reply(TASK.visit, { scan: first.replies.at(-1)?.text ?? '' })
    const planned = await shen.startRecheck(TASK.visit)
    expect((planned.recheck.due_at ?? 0) - (planned.handshakes[0]?.replied_at ?? 0)).toBeGreaterThanOrEqual(
      180_000,
    )

    const later = Date.now() + 20_000
    const now = Date.now
    Date.now = () => later
    const again = await he.recheckVisit(TASK.visit, { scan: (await show(TASK.visit)).text })
    const { handshake } = await reply(TASK.visit, { scan: again.replies.at(-1)?.text ?? '' })
    Date.now = now
    expect(handshake.phase).toBe('RECHECK')

    await fillIn(shen, TASK.visit)
    const closed = await shen.closeVisit(TASK.visit)
    const code = await recordCode({ visit: TASK.visit, hash: closed.closed ?? '' })
    await he.addSignature(TASK.visit, { signer: 'STAFF', strokes: STROKES })
    await he.leaveVisit(TASK.visit, { when: 'END', record: { scan: code.text } })
    const left = (await said(he, HE.id)).at(-1)
    expect(left).toMatchObject({
      kind: 'visit.leave',
      body: { record: { via: 'scan', hash: closed.closed } },
    })
    expect((await said(shen, SHEN.id)).at(-1)).toMatchObject({ body: { recheck: { result: 'DONE' } } })
  })
})
