/** Ask a team or a person to do these visits. */
export { postAssign as assignTasks } from '@/net/board'
