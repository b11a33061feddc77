"""Judges EMAIL, FIRST_NAME, LAST_NAME, CITY and ZIP: the rules once more, in Python, from contract 8.3, 8.5 and 8.6.

Prints one line a value: field, country, value, expected; the last two in hexadecimal UTF-8, "" for unusable.
Characters unknown to this Python are left out, because the two languages may know different versions of Unicode.
"""

import random
import re
import sys
import unicodedata

count = int(sys.argv[1])
chance = random.Random(20240501)
COUNTRIES = ["US", "CA", "GB", "DE", "FR", "IT", "ES", "JP", "IN", "BR", "NL"]
SPELLED = {"ß": "ss", "ä": "ae", "ö": "oe", "ü": "ue", "ø": "o", "æ": "ae"}


def email(text, country):
    text = re.sub(r"[^\w.@-]", "", text.lower())
    return text if re.match(r"[\w.-]+@[\w.-]", text) else ""


def person(text, country):
    return re.sub("[^a-z0-9]", "", "".join(SPELLED.get(letter, letter) for letter in text.lower()))


def city(text, country):
    return re.sub("[^a-z0-9]", "", text.lower())


POSTCODES = {
    "CA": ("[^0-9A-Z]", 6, r"([A-Z][0-9]){3}"),
    "GB": ("[^0-9A-Z]", 7, r"([A-Z]{1,2}[0-9]{2,3}|[A-Z]{1,2}[0-9][A-Z][0-9])[A-Z]{2}"),
    "IN": (r"\D", 6, r"\d{6}"),
    "JP": ("[^0-9]", 7, "[0-9]{7}"),
}


def postcode(text, country):
    if country in ("BR", "NL"):
        return re.sub("[^0-9A-Za-z]", "", text)
    removed, length, form = POSTCODES.get(country, ("[^0-9]", 5, "[0-9]{5}"))
    text = re.sub(removed, "", text.upper() if country in ("CA", "GB") else text)[:length]
    return text if re.fullmatch(form, text) else ""


HARD = "ÄöüÜßẞØøÆæÉñçÅœŒłŞžΣΣςσİıǅﬁŉſK٣५７Ⅷ½²李東ーªµº_·’–‐\u0301\u0308\u0345\u02b0\u00a0\u2003\u3000\u0085\u001c\u200b\u200d\ufeff😀𝟘𐐀Ⓐ〒"


def character():
    kind = chance.random()
    if kind < 0.45:
        return chance.choice("abcXYZ0123456789@@..-_ +'#()[]")
    if kind < 0.8:
        return chance.choice(HARD)
    while True:
        found = chr(chance.randrange(0x80, chance.choice([0x250, 0x600, 0x3000, 0x20000])))
        if unicodedata.category(found) not in ("Cn", "Cs"):
            return found


def disturbed(text):
    letters = list(text)
    for _ in range(chance.choice([0, 0, 1, 1, 2, 4])):
        letters.insert(chance.randrange(len(letters) + 1), character())
    return "".join(letters)


def noise(longest):
    return "".join(character() for _ in range(chance.randrange(1, longest)))


def email_value():
    name = chance.choice(["john.doe", "JANE_DOE", "o'brien", "josé", "a+b", "Ümlaut", "日本", "", noise(6)])
    domain = chance.choice(["Example.com", "exämple.de", "ex ample.org", "例え.jp", "b@example.com", "", "-x", noise(6)])
    return name + chance.choice(["@"] * 6 + ["@@", " @ ", "＠", ""]) + domain


def name_value():
    word = chance.choice(["José María", "O'Connor", "Jean-Luc", "Müller", "GRÖẞE", "Łukasz", "Søren", "Æthelred", "李 Wei", "St. Gallen", "ΟΔΟΣ", noise(12)])
    return chance.choice([str.upper, str.lower, str.title, str.swapcase])(word)


def postcode_value():
    form = chance.choice(["A9A 9A9", "AA9A 9AA", "A9 9AA", "AA99 9AA", "999999", "999-9999", "99999-9999", "9999", "9999 AA"])
    letters = {"A": "abKZkſıßǆ", "9": "0189१５"}
    return "".join(chance.choice(letters.get(sign, sign)[: chance.choice([4, 4, 4, 9])]) for sign in form)


RULES = {
    "EMAIL": (email, email_value),
    "FIRST_NAME": (person, name_value),
    "LAST_NAME": (person, name_value),
    "CITY": (city, name_value),
    "ZIP": (postcode, postcode_value),
}

for _ in range(count):
    field, (rule, value) = chance.choice(list(RULES.items()))
    country = chance.choice(COUNTRIES)
    kind = chance.random()
    text = noise(20) if kind < 0.2 else disturbed(value()) * (200 if kind > 0.999 else 1)
    if text.strip(" \t\n\v\f\r"):
        print(field, country, text.encode().hex(), rule(text, country).encode().hex(), sep="\t")
