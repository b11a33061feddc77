"""What an export of the sample must hold, computed from the published rules and from nothing of the program.

Arguments: the CSV file, the data-set definition (JSON), and source=output pairs for renamed columns.
Prints {"rows": [{column: text or null}], "skipped": {reason: count}}.

Rules: contract 8.3 (e-mail, names, city, ZIP of the United States), 3.7 (forms of the types), DESIGN 5 (what is
skipped, emptied, rounded and refused).
"""

import csv
import datetime
import decimal
import hashlib
import json
import re
import sys

UTC = datetime.timezone.utc
LETTERS = str.maketrans({"ß": "ss", "ä": "ae", "ö": "oe", "ü": "ue", "ø": "o", "æ": "ae"})


class Skipped(Exception):
    """The row cannot be sent; the argument says why."""


def email(text):
    kept = re.sub(r"[^\w.@-]", "", text.lower())
    return kept if re.match(r"[^@]+@[^@]", kept) else ""


def name(text):
    return re.sub(r"[^a-z0-9]", "", text.lower().translate(LETTERS))


def city(text):
    return re.sub(r"[^a-z0-9]", "", text.lower())


def zip_code(text):
    code = re.sub(r"[\s-]", "", text)[:5]
    return code if re.fullmatch(r"[0-9]{5}", code) else ""


NORMALIZERS = {"EMAIL": email, "FIRST_NAME": name, "LAST_NAME": name, "CITY": city, "ZIP": zip_code}


def identity(kind, text):
    if re.fullmatch(r"[0-9a-fA-F]{64}", text):
        return text.lower()
    normalized = NORMALIZERS[kind](text)
    return hashlib.sha256(normalized.encode()).hexdigest() if normalized else None


def timestamp(text):
    if re.fullmatch(r"[0-9]{13}", text):
        raise Skipped("milliseconds")
    if re.fullmatch(r"-?[0-9]+", text):
        moment = datetime.datetime.fromtimestamp(int(text), UTC)
    else:
        try:
            moment = datetime.datetime.fromisoformat(text)
        except ValueError:
            raise Skipped("time") from None
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def two_digits(text):
    try:
        number = decimal.Decimal(text)
    except decimal.InvalidOperation:
        raise Skipped("number") from None
    return str(number.quantize(decimal.Decimal("0.01"), decimal.ROUND_HALF_UP))


PLAIN = {"TIMESTAMP": timestamp, "DECIMAL": two_digits}


def cell(column, text):
    kind = column.get("externalUserIdType", {}).get("hashedPii")
    value = None if text == "" else identity(kind, text) if kind else PLAIN[column["dataType"]](text)
    if value is None and not column["nullable"]:
        raise Skipped("null")
    return value


def exported(columns, source):
    row = {column["name"]: cell(column, source[column["name"]]) for column in columns}
    people = [column["name"] for column in columns if "externalUserIdType" in column]
    if all(row[person] is None for person in people):
        raise Skipped("nobody")
    return row


def main(path, definition, *renamed):
    outputs = dict(pair.split("=") for pair in renamed)
    with open(definition, encoding="utf-8") as file:
        columns = json.load(file)["dataSet"]["columns"]
    rows, skipped = [], {}
    with open(path, encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file):
            source = {outputs.get(key, key): value for key, value in record.items()}
            try:
                rows.append(exported(columns, source))
            except Skipped as reason:
                skipped[reason.args[0]] = skipped.get(reason.args[0], 0) + 1
    print(json.dumps({"rows": rows, "skipped": skipped}))


main(*sys.argv[1:])
