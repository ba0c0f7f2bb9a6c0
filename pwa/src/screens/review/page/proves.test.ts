import { describe, expect, it } from 'vitest'
import { member, visit } from '../../../../tests/review/fixture'
import { notProven, proven } from './proves'

const all = { all: 4, verified: 4, failed: 0 }
const text = (sentences: string[]) => sentences.join('\n')

describe('what a record proves', () => {
  it('claims the bytes only when every one verified on this device', () => {
    expect(text(proven(visit, all))).toContain('4 份陈述由登记过的手机签名')
    expect(text(proven(visit, { ...all, verified: 3 }))).toContain('4 份陈述中有 3 份')
    expect(text(proven(visit, { ...all, verified: 3 }))).not.toContain('公开日志')
  })

  it('says so when nothing could be verified here', () => {
    expect(text(proven(visit, { ...all, verified: 0 }))).not.toContain('份陈述')
    expect(text(notProven(visit, { ...all, verified: 0 }))).toContain('没能核验')
  })

  it('names both ends of the bracket', () => {
    expect(text(proven(visit, all))).toMatch(/08:10 之后[\s\S]*17:00 之前/)
  })

  it('says that two were together only when both codes were right', () => {
    expect(text(proven(visit, all))).toContain('两人的手机互相读过')
    const [first, second] = visit.members
    if (!first || !second) throw new Error('two members')
    const alone = {
      ...visit,
      members: [
        first,
        member({ id: second.id, signals: { s1: true, s2: true, s3: null, s4: null, s5: null, s6: null } }),
      ],
    }
    expect(text(proven(alone, all))).not.toContain('互相读过')
    expect(text(notProven(alone, all))).toContain('没有收到对上的动态码')
  })
})

describe('what it does not prove', () => {
  it('always names who held the phone, and agreement between people', () => {
    const bare = { ...visit, members: [], photos: [], signatures: [], bracket: null }
    expect(notProven(bare, all)).toHaveLength(2)
  })

  it('names positions, photos and hands only where the record has them', () => {
    expect(notProven(visit, all)).toHaveLength(5)
  })

  it('accuses nobody', () => {
    expect(text(notProven(visit, all))).not.toMatch(/伪造|造假|作假|欺骗/)
  })
})
