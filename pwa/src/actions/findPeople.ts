/** Find people by a whole number, or by the beginning of a name. The looking is recorded. */
export { searchPeople as findPeople } from '@/net/register'
