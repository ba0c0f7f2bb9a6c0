"""When to come again, with whom, and why: due dates, teams, colours, tasks, the team leader's board.

Pure: codes, standing, due, sentences, cycles, history, instead (phone instead of door), joint, colour. What
they decide is read out of visits and the register and can be computed anew: nobody edits a due date.
"""
