/** What callers wrote down about one visit; the server records that somebody looked. */
export { getSampleNotes as openNotes } from '@/net/review'
