# What py-fsrs makes of random reviews: `python oracle.py SEED` prints JSON lines. First
# {"set", "parameters" (none: the defaults), "retention", "steps"}, then its reviews in time order, each
# {"card", "rating", "at", "stability", "difficulty", "state", "due", "interval_days"}; then the next set.
# SPDX-License-Identifier: EUPL-1.2
import json
import random
import sys
from datetime import datetime, timedelta, timezone

from fsrs import Card, Rating, Scheduler
from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
MS = timedelta(milliseconds=1)
DAY_MS = 86_400_000
BEGIN_MS = 1_795_503_312_000  # November 2026
DEFAULT_REVIEWS = 20_000  # with steps, and as many without
RANDOM_SETS = 60
RANDOM_REVIEWS = 1_200


def parameters_within_bounds(rng):
    """Now and then a bound itself: that is where formulas come apart."""
    return [
        rng.choice([low, high]) if rng.random() < 0.08 else rng.uniform(low, high)
        for low, high in zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS)
    ]


def wait_ms(rng, card, last_ms):
    """From one review to the next: at once, the same day, early, when it is due, late, very late."""
    due_ms = (card.due - EPOCH) // MS - last_ms
    kind = rng.randrange(8)
    if kind == 0:
        return rng.randrange(0, 20 * 60_000)
    if kind == 1:
        return rng.randrange(0, DAY_MS)
    if kind == 2:
        return rng.randrange(1, 40) * DAY_MS  # whole days, to the millisecond
    if kind == 3:
        return DAY_MS - rng.randrange(0, 2)  # on either side of a day
    if kind == 4:
        wait = int(due_ms * rng.random())
    elif kind == 5:
        wait = due_ms
    elif kind == 6:
        wait = int(due_ms * rng.uniform(1, 3))
    else:
        wait = rng.randrange(30 * DAY_MS, 400 * DAY_MS)
    return min(wait, 4_000 * DAY_MS)


def reviews_of(rng, scheduler, card_id):
    card = Card(card_id=card_id)
    at = BEGIN_MS + rng.randrange(0, 30 * DAY_MS)
    for _ in range(rng.randrange(1, 40)):
        rating = rng.choices([1, 2, 3, 4], [2, 2, 5, 2])[0]
        card, _ = scheduler.review_card(card, Rating(rating), EPOCH + at * MS)
        due = (card.due - EPOCH) // MS
        yield {
            "card": str(card_id),
            "rating": rating,
            "at": at,
            "stability": card.stability,
            "difficulty": card.difficulty,
            "state": card.state.name.lower(),
            "due": due,
            "interval_days": (due - at) // DAY_MS,
        }
        at += wait_ms(rng, card, at)


def print_set(rng, name, parameters, retention, steps, count):
    print(json.dumps({"set": name, "parameters": parameters, "retention": retention, "steps": steps}))
    options = {} if steps else {"learning_steps": (), "relearning_steps": ()}
    if parameters:
        options["parameters"] = parameters
    scheduler = Scheduler(desired_retention=retention, enable_fuzzing=False, **options)
    rows = []
    card_id = 0
    while len(rows) < count:
        rows.extend(reviews_of(rng, scheduler, card_id))
        card_id += 1
    rows.sort(key=lambda row: row["at"])  # stable: a card's own order stays
    for row in rows:
        print(json.dumps(row))


def main():
    rng = random.Random(int(sys.argv[1]))
    for steps in (True, False):
        print_set(rng, f"default, {'with' if steps else 'without'} steps", None, 0.9, steps, DEFAULT_REVIEWS)
    for number in range(RANDOM_SETS):
        retention = rng.uniform(0.7, 0.97)
        parameters = parameters_within_bounds(rng)
        print_set(rng, f"random {number}", parameters, retention, number % 2 == 0, RANDOM_REVIEWS)


main()
