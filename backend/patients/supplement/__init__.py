"""The supplementary information sheet (个人信息补充表): what is known of somebody beside the register.

Whatever the register holds already (guardian, consent, diagnosis) is read from there and never asked twice.
Each save is a row of its own with who and when; what holds now follows from all of them.
"""
