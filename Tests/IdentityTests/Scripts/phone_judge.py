"""Judges PHONE: the Python edition of libphonenumber with the metadata of Debian 12 (pip install phonenumbers==8.12.57).

Prints one line a value: field, country, value, expected; the last two in hexadecimal UTF-8, "" for unusable.
"""

import random
import sys

import phonenumbers
from phonenumbers import PhoneNumberFormat, ValidationResult

if phonenumbers.__version__ != "8.12.57":
    sys.exit(f"phonenumbers is {phonenumbers.__version__}; run: pip install phonenumbers==8.12.57")

count = int(sys.argv[1])
chance = random.Random(20240612)
CODES = {"US": "1", "CA": "1", "GB": "44", "DE": "49", "FR": "33", "IT": "39", "ES": "34", "JP": "81", "IN": "91", "ZZ": ""}


def phone(text, country):
    try:
        number = phonenumbers.parse(text, None if country == "ZZ" else country)
    except phonenumbers.NumberParseException:
        return ""
    if phonenumbers.is_possible_number_with_reason(number) != ValidationResult.IS_POSSIBLE:
        return ""
    return phonenumbers.format_number(number, PhoneNumberFormat.E164).removeprefix("+")


def digits(length):
    return "".join(chance.choice("0123456789") for _ in range(length))


def punctuated(number):
    text = ""
    for digit in number:
        text += digit + (chance.choice([" ", "-", ".", "(", ")", " (", ") ", " - ", "/", "\u2010", "\u00a0"]) if chance.random() < 0.15 else "")
    return text


def value(country):
    number = digits(chance.choice([3, 4, 5, 6, 7, 8, 9, 9, 10, 10, 10, 10, 11, 11, 12, 13, 14, 15, 16, 17, 18]))
    code = chance.choice([CODES[country], chance.choice(list(CODES.values())), digits(chance.randrange(1, 4))])
    front = chance.choice(["", "", "", "0", "1", "+", "00", "011", "010", code, "+" + code, "+" + code, f"+{code}(0)", "00" + code, "011" + code, "+ "])
    back = chance.choice([""] * 12 + [" ext 12", "x3", "#", " abc", ";ext=4", "*", ",", " 5"])
    text = chance.choice([front + punctuated(number), punctuated(front + number)]) + back
    if chance.random() < 0.05:
        text = text.translate({ord("0") + value: chr(0xFF10 + value) for value in range(10)})
    if chance.random() < 0.05:
        text = "".join(chance.choice([letter, letter, letter, chance.choice("aBcxX+*~/%é٣")]) for letter in text)
    return chance.choice(["", "", " ", "(", "tel:"]) + text


for _ in range(count):
    country = chance.choice(list(CODES))
    text = value(country)
    print("PHONE", country, text.encode().hex(), phone(text, country).encode().hex(), sep="\t")
