"""Vademecum: from YAML on symptoms and conditions to a health site that can be trusted.

Source is text with positions; the model is medicine without text; rules are opinions about the model; outputs are
pure functions of the model; the host is the only part that has heard of MkDocs; finish looks at the built site only.
"""
