import { clock } from '@/device/clock'
import { utf8 } from '@/domain/bytes'
import { refuse } from '@/domain/door'
import { sha256Hex } from '@/domain/hash'
import type { Hex, Strokes, Uuid } from '@/domain/types'
import { holdEvidence } from '@/store/evidence'

const STROKES_TYPE = 'application/vnd.lianfang.strokes+json'

/** Keep a drawing until a statement names it; gives its hash. Refuses an empty one. */
export async function holdStrokes(
  of: { account: Uuid; visit: Uuid; patient: Uuid },
  drawn: Strokes,
): Promise<Hex> {
  if (!drawn.strokes.some((stroke) => stroke.length > 0)) throw refuse('signature.empty')
  const bytes = utf8(JSON.stringify(drawn))
  const sha256 = await sha256Hex(bytes)
  const { account, visit, patient } = of
  await holdEvidence({ account, visit, patient, sha256, media: STROKES_TYPE, at: clock().wall }, bytes)
  return sha256
}
