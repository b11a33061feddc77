"""Random expressions of the product document's cron dialect and when they fire, by brute force over zoneinfo.

Prints [{"cron", "zone", "from", "fires": [epoch seconds] or null when the expression never fires}].
"""
import calendar
import datetime
import json
import random
import zoneinfo

chance = random.Random(20260308)
ZONES = ["UTC", "America/Los_Angeles", "America/Santiago", "Australia/Lord_Howe", "Europe/Berlin", "Asia/Kolkata",
         "America/St_Johns", "Pacific/Apia"]
LIMITS = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 6)]
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
DAYS = "sun mon tue wed thu fri sat".split()


def spelled(field, value):
    names = {3: MONTHS, 4: DAYS}.get(field)
    if names and chance.random() < 0.4:
        name = names[value - LIMITS[field][0]]
        return chance.choice([name, name.upper(), name.title()])
    return str(value)


def element(field):
    low, high = LIMITS[field]
    kind = chance.random()
    if kind < 0.5:
        value = chance.randint(low, high)
        return spelled(field, value), {value}
    if kind < 0.8:
        first = chance.randint(low, high)
        last = chance.randint(first, high)
        return spelled(field, first) + "-" + spelled(field, last), set(range(first, last + 1))
    step = chance.randint(1, high)
    return "*/%d" % step, {value for value in range(low, high + 1) if value % step == 0}


def field_text(field):
    low, high = LIMITS[field]
    if chance.random() < [0.15, 0.35, 0.45, 0.5, 0.45][field]:
        return "*", set(range(low, high + 1))
    texts, values = [], set()
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        text, allowed = element(field)
        texts.append(text)
        values |= allowed
    return ",".join(texts), values


CYCLE = [datetime.date.fromordinal(n) for n in range(datetime.date(2000, 1, 1).toordinal(),
                                                     datetime.date(2400, 1, 1).toordinal())]
BY_MONTH = {}
BY_WEEK = {}
for date in CYCLE:
    BY_MONTH[date.month, date.day] = BY_MONTH.get((date.month, date.day), 0) + 1
    weekday = date.isoweekday() % 7
    BY_WEEK[date.month, weekday] = BY_WEEK.get((date.month, weekday), 0) + 1


def day_test(texts, sets):
    """A function that says whether a date fires, or None when none ever does."""
    dom, dow = texts[2] != "*", texts[4] != "*"
    n_dom = sum(BY_MONTH.get((m, d), 0) for m in sets[3] for d in sets[2])
    n_dow = sum(BY_WEEK.get((m, d), 0) for m in sets[3] for d in sets[4])
    if dom and (not dow or n_dom > n_dow):
        return (lambda date: date.month in sets[3] and date.day in sets[2]) if n_dom else None
    if dow:
        return (lambda date: date.month in sets[3] and date.isoweekday() % 7 in sets[4]) if n_dow else None
    return lambda date: date.month in sets[3]


def fires(sets, on_day, zone, start, minutes, most):
    """Walks every UTC minute and looks at the wall clock."""
    found = []
    moment = datetime.datetime.fromtimestamp(start, datetime.timezone.utc)
    for _ in range(minutes):
        local = moment.astimezone(zone)
        if local.minute in sets[0] and local.hour in sets[1] and on_day(local.date()):
            found.append(int(moment.timestamp()))
            if len(found) == most:
                break
        moment += datetime.timedelta(minutes=1)
    return found


def changes(zone, year):
    """The UTC minutes at which the zone's offset changes in a year."""
    start = datetime.datetime(year, 1, 1, tzinfo=datetime.timezone.utc)
    hours = [start + datetime.timedelta(minutes=30 * n) for n in range(17520)]
    offsets = [hour.astimezone(zone).utcoffset() for hour in hours]
    return [int(hours[n].timestamp()) for n in range(1, len(hours)) if offsets[n] != offsets[n - 1]]


CHANGES = {}
cases = []
while len(cases) < 500:
    name = chance.choice(ZONES)
    zone = zoneinfo.ZoneInfo(name)
    texts, sets = map(list, zip(*[field_text(field) for field in range(5)]))
    near_change = chance.random() < 0.6
    if near_change:
        # Hours and days in which clocks change, so that skipped and repeated minutes come up often.
        hour = chance.choice([0, 1, 2, 3])
        texts[1], sets[1] = chance.choice([("%d" % hour, {hour}), ("0-3", {0, 1, 2, 3}), ("*/2", set(range(0, 24, 2)))])
        if chance.random() < 0.7:
            for field in (2, 3, 4):
                texts[field], sets[field] = "*", set(range(LIMITS[field][0], LIMITS[field][1] + 1))
    on_day = day_test(texts, sets)
    year = chance.randint(1990, 2037)
    if (name, year) not in CHANGES:
        CHANGES[name, year] = changes(zone, year)
    start = int(datetime.datetime(year, chance.randint(1, 12), chance.randint(1, 28),
                                  tzinfo=datetime.timezone.utc).timestamp()) + chance.randrange(86400)
    if near_change and CHANGES[name, year]:
        start = chance.choice(CHANGES[name, year]) - chance.randrange(36 * 3600)
    case = {"cron": " ".join(texts), "zone": name, "from": start}
    if on_day is None:
        case["fires"] = None
    else:
        case["fires"] = fires(sets, on_day, zone, -(-start // 60) * 60, 4 * 1440, 40)
        if not case["fires"] and chance.random() < 0.8:
            continue
    cases.append(case)
print(json.dumps(cases))
