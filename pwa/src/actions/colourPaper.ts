import { clock } from '@/device/clock'
import type { ColourChoice } from '@/domain/bodies'
import type { Paper } from '@/domain/paper'
import { unsigned, writePaper } from '@/store/papers'
import { currentAccount, holdingOpen } from '@/store/vault'

/** Keep the colour a doctor settles on away from a door. */
export const colourPaper = (id: string, colour: ColourChoice): Promise<Paper> =>
  holdingOpen(() =>
    writePaper(currentAccount(), id, clock().wall, (paper) => ({ ...unsigned(paper), colour })),
  )
