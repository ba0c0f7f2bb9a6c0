"""The register: who someone is, how things stand with them, where they live, who answers for what.

Everything that happens to a person here is a row of its own with who, when and why, an act in the log, and a
word to the upper rooms (`kernel.changed`). Functions take many people at once where an import needs it.
"""
