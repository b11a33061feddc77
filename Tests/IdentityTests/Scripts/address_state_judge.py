"""Judges ADDRESS and STATE: the rules once more, in Python, from contract 8.3 and 8.4 and the word tables.

Prints one line a value: field, country, value, expected; the last two in hexadecimal UTF-8, "" for unusable.
Characters unknown to this Python are left out, because the two languages may know different versions of Unicode.
"""

import json
import random
import re
import sys
import unicodedata

tables = json.load(open(sys.argv[1], encoding="utf-8"))
count = int(sys.argv[2])
chance = random.Random(20240611)
COUNTRIES = ["US", "CA", "GB", "DE", "FR", "IT", "ES", "JP", "IN", "BR"]


def words_of(country):
    table = tables["address"].get(country, tables["address"]["CA"])
    return {word: output for output, inputs in table.items() for word in inputs}


WORDS = {country: words_of(country) for country in COUNTRIES}


def split_dashes(tokens):
    result = list(tokens)
    for position in range(len(tokens)):
        before, dash, after = result[position].rpartition("-")
        if dash and before and after and before.isnumeric() and not after.isnumeric():
            result[position : position + 1] = [before, after]
    return result


def split_pounds(tokens):
    result = list(tokens)
    for position in range(len(tokens)):
        place = position
        for letters, number in re.findall("([A-Z]*)#([0-9A-Z/-]*)", result[position]):
            if letters or number:
                parts = [part for part in (letters, "#", number) if part]
                result[place : place + 1] = parts
                place += len(parts) - 1
    return result


def address(text, country):
    text = text.strip().upper()
    for delimiter in (r"\s?,\s?", r"\bC/O\b", r"[!\[\](){}.]", r"\s+"):
        text = re.sub(delimiter, "\n", text)
    tokens = split_pounds(split_dashes([token for token in text.split("\n") if token]))
    return "".join(WORDS[country].get(token, token) for token in tokens).lower()


def state(text, country):
    letters = re.sub("[^A-Z]", "", text.upper())
    if letters in tables["state"].get(country, {}):
        return tables["state"][country][letters].lower()
    return (letters[:2] if len(text) > 2 else letters).lower()


HARD = "ÄöüÜßẞØøÆæÉΣσςİıǅﬁŉſK٣५７Ⅷ½李三東ーªµºʻ_\u0301\u0345\u00a0\u2003\u3000\u0085\u001c\u200b’😀𝟘𐐀"


def character():
    kind = chance.random()
    if kind < 0.5:
        return chance.choice("abkoszABKOSZ0123459")
    if kind < 0.9:
        return chance.choice(HARD)
    while True:
        found = chr(chance.randrange(0x80, chance.choice([0x250, 0x600, 0x3000, 0x20000])))
        if unicodedata.category(found) not in ("Cn", "Cs"):
            return found


def written(word):
    return chance.choice([word.upper, word.lower, word.title, word.capitalize])()


def token(country):
    number = str(chance.randrange(2000))
    word = written(chance.choice(chance.choice([list(WORDS[country]), ["Main", "Oak", "Sträßchen", "Königs", "ΟΔΟΣ"]])))
    other = "".join(character() for _ in range(chance.randrange(1, 5)))
    forms = [word] * 6 + [number] * 3 + [other, f"{number}-{word}", f"{number}-{number}", f"{word}-{other}", f"#{number}",
        f"{word}#{number}", f"{number}#{other}", f"{word}#", "#", "##", f"{other}#{number}#{word}", f"{number}-{other}",
        f"½-{word}", "C/O", f"c/o{other}", f"{other}C/O", "-", f"-{word}", f"{number}-", f"{word}'s", f"{word}/{number}"]
    return chance.choice(forms)


def address_value(country):
    separators = [" "] * 8 + [", ", ",", ". ", ".", "  ", "(", ") ", "[", "!", "{", "; ", "\t", "\u00a0", "\u2003", "\u001f"]
    pieces = [token(country) + chance.choice(separators) for _ in range(chance.randrange(1, 8))]
    return chance.choice(["", " "]) + "".join(pieces)


def state_value(country):
    if chance.random() < 0.3:
        return "".join(character() for _ in range(chance.randrange(1, 6)))
    names = list(tables["state"].get(country, tables["state"]["US"]))
    name = list(written(chance.choice(names)))
    for _ in range(chance.randrange(3)):
        name.insert(chance.randrange(len(name) + 1), chance.choice(" -.'" + HARD))
    return "".join(name)[: chance.choice([1, 2, 3, 40, 40, 40, 40])]


for _ in range(count):
    country = chance.choice(COUNTRIES)
    field, value, rule = chance.choice([("ADDRESS", address_value, address), ("STATE", state_value, state)])
    text = value(country)
    print(field, country, text.encode().hex(), rule(text, country).encode().hex(), sep="\t")
