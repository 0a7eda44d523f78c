"""The rules that the repository holds itself to, each a function of a folder or of what is loaded.

Each returns its findings, one line each; no finding means that the rule holds.
"""
