/** Change one of the three statuses; some changes then wait for a second person. */
export { postStatus as changeStatus } from '@/net/register'
