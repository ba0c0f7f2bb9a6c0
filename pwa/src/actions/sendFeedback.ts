import type { FeedbackKind } from '@/domain/admin'
import { postFeedback } from '@/net/desk'

/** A complaint or a suggestion to the county. Refuses with `net.unreachable` when there is no network. */
export async function sendFeedback(kind: FeedbackKind, text: string): Promise<void> {
  await postFeedback(kind, text.trim())
}
