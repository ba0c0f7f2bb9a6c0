import type { ColourChoice } from '@/domain/bodies'
import type { Draft } from '@/domain/draft'
import type { Uuid } from '@/domain/types'
import { change } from './support/running'

/** Keep the colour a doctor settles on at this visit; it is signed with their part. */
export const chooseColour = (visit: Uuid, colour: ColourChoice): Promise<Draft> =>
  change(visit, (draft) => ({ ...draft, colour }))
