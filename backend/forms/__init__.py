"""What is written down at a visit: forms as versioned files, and the one way to check what was answered.

The same files are served to the phone, which checks with the same rules (`pwa/src/domain/forms`). A version
that was ever used stays: a record is always read with the definition it was made with.
"""
