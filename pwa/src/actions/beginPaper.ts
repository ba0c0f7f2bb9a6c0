import { clock } from '@/device/clock'
import { refuse } from '@/domain/door'
import { begin } from '@/domain/forms/filling'
import { uuid7 } from '@/domain/ids'
import { newPaper, type Paper, type PaperKind, paperName } from '@/domain/paper'
import type { Carry } from '@/domain/task'
import type { Uuid } from '@/domain/types'
import { account as known } from '@/store/accounts'
import { heldForms } from '@/store/forms'
import { writePaper } from '@/store/papers'
import { currentAccount, holdingOpen } from '@/store/vault'

/** Whom a paper is about, as far as this phone knows them. */
export interface About {
  readonly patient: Uuid
  readonly first_name: string | null
  /** The visit it belongs to; left out, the paper is a contact of its own. */
  readonly visit?: Uuid
  readonly carry?: Carry | null
  readonly facts?: Paper['facts']
}

const FORM: Record<PaperKind, string> = {
  'contact.phone': 'phone',
  'record.assess': 'follow_up',
}

/** Take up the paper of this kind that is open for somebody, or begin one. Refuses with `form.none`. */
export const beginPaper = (kind: PaperKind, about: About): Promise<Paper> =>
  holdingOpen(async () => {
    const account = currentAccount()
    const { wall } = clock()
    const roles = (await known(account))?.staff.roles ?? []
    const filling = begin(await heldForms(), { form: FORM[kind] }, roles, about.carry ?? null)
    if (!filling) throw refuse('form.none')
    const { patient, first_name, facts = {} } = about
    const whose = about.visit ?? patient
    const fresh = newPaper(whose, {
      ...{ kind, account, patient, first_name, filling, facts, begun_at: wall },
      visit: about.visit ?? uuid7(wall),
    })
    return writePaper(account, paperName(kind, whose), wall, (held) => (held && !held.signed ? held : fresh))
  })
