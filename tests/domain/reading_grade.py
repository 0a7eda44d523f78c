"""The Flesch-Kincaid grade of a text, with syllables counted by rule: close enough to compare."""

import re


def grade(text):
    sentences = max(1, len(re.findall(r"[.!?:](?:\s|$)", text)))
    words = re.findall(r"[A-Za-z’']+", text)
    count = sum(syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * count / len(words) - 15.59


def syllables(word):
    word = re.sub(r"[^a-z]", "", word.lower())
    if len(word) > 2 and word.endswith("e") and not word.endswith(("le", "ee")):
        word = word[:-1]
    if len(word) > 3 and word.endswith("ed") and word[-3] not in "td":
        word = word[:-2]
    return max(1, len(re.findall(r"[aeiouy]+", word)))
