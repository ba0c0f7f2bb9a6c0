"""How things stand with someone: registered, managed, where they are. Three answers, each with its own rules.

One state machine for all of it would break: someone lost is still registered, someone in hospital is still
looked after. Everything here is pure; who asked, when and with what proof is kept by the register.
"""
