/** Say that a referral was made, or guidance given. */
export { postDone as finishTask } from '@/net/board'
