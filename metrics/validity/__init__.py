"""Agreement with human readers: what each number is worth, measured on annotated corpora.

None of the corpora comes with Slantwise. Whoever has one puts its files, as its authors publish
them, into a folder of its name and runs `slantwise validate --data FOLDER`.
"""
