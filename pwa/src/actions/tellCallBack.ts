import type { CallBack, SampleItem } from '@/domain/callBacks'
import type { Uuid } from '@/domain/types'
import { postSampleResult } from '@/net/review'

/** Write down what a call back told. */
export const tellCallBack = (visit: Uuid, told: CallBack): Promise<SampleItem> =>
  postSampleResult(visit, { ...told, note: told.note.trim(), again: told.again.trim() })
