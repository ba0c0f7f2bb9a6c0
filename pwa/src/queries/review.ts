/** What the review desk reads. */

import { type MaybeRefOrGetter, onScopeDispose, toValue } from 'vue'
import type { MonthlySample } from '@/domain/callBacks'
import type { CaseFilter, CasePage, CheckRates, PairSide, Queue } from '@/domain/review'
import type { Strokes, Uuid } from '@/domain/types'
import { getPhoto } from '@/net/evidence'
import {
  getCase,
  getCasePhoto,
  getCaseStrokes,
  getCases,
  getCheckRates,
  getMonthlySample,
} from '@/net/review'
import { type Answer, useAnswer } from './answer'

export const useCases = (filter: MaybeRefOrGetter<CaseFilter>): Answer<Queue> =>
  useAnswer(() => toValue(filter), getCases)

/** One case; asking for it is recorded by the server. */
export const useCase = (visit: MaybeRefOrGetter<Uuid>): Answer<CasePage> =>
  useAnswer(() => toValue(visit), getCase)

export const useCheckRates = (): Answer<CheckRates> => useAnswer(null, getCheckRates)

export const useMonthlySample = (month: MaybeRefOrGetter<string>): Answer<MonthlySample> =>
  useAnswer(() => toValue(month), getMonthlySample)

/** Photos as object URLs, gone when the screen closes. */
function usePictures(
  sides: readonly PairSide[],
  get: (side: PairSide) => Promise<Blob>,
): Answer<readonly string[]> {
  let urls: readonly string[] = []
  const forget = () => urls.forEach((url) => void URL.revokeObjectURL(url))
  onScopeDispose(forget)
  return useAnswer(
    () => sides,
    async (wanted) => {
      const photos = await Promise.all(wanted.map(get))
      forget()
      urls = photos.map((photo) => URL.createObjectURL(photo))
      return urls
    },
  )
}

/** Both photos of a pair. Opening them is recorded. */
export const usePhotoPair = (visit: Uuid, sides: readonly PairSide[]): Answer<readonly string[]> =>
  usePictures(sides, (side) => getCasePhoto({ visit, sha256: side.sha256, of: side.visit }))

/** What an answer shows: photos of the visit like any other. Opening them is recorded. */
export const useReplyPhotos = (sides: readonly PairSide[]): Answer<readonly string[]> =>
  usePictures(sides, (side) => getPhoto(side.sha256, side.visit))

/** Both drawings of a pair. Opening them is recorded. */
export const useStrokesPair = (visit: Uuid, sides: readonly PairSide[]): Answer<readonly Strokes[]> =>
  useAnswer(
    () => sides,
    (wanted) =>
      Promise.all(
        wanted.map(
          async (side) =>
            JSON.parse(await getCaseStrokes({ visit, sha256: side.sha256, of: side.visit })) as Strokes,
        ),
      ),
  )
