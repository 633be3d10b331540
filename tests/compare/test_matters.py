"""Commitments followed over documents: links with reasons, changes, parts counted once, the ledger's answers."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import json
import random
import time
from decimal import Decimal
from pathlib import Path

import pytest

from onrecord.compare.matters import (
    Claim,
    Ledger,
    Matter,
    Matters,
    Money,
    Query,
    Same,
    Step,
    find_steps,
    link_steps,
    read_rates,
)
from onrecord.compare.matters.days import days_of
from onrecord.compare.matters.words import object_stems, state_of
from onrecord.errors import QueryError, RateError
from onrecord.evaluate.gold import load_gold
from onrecord.evaluate.gold_records import gold_record
from onrecord.model import Action, CommitmentKind, Comparator, Modality, Period, Polarity, Quantity, Record, Span

DEMO = Path(__file__).parents[1] / "demo"
MAY, JUNE, JULY = datetime.date(2025, 5, 2), datetime.date(2025, 6, 3), datetime.date(2025, 7, 4)


def money(value: str, *, currency: str = "EUR", **fields: object) -> Quantity:
    return dataclasses.replace(Quantity("q1", Span(0, 1), Decimal(value), currency=currency), **fields)


def step(document: str, day: datetime.date | None = MAY, **fields: object) -> Step:
    """A pledge of a bridge by Norland to Sarovia, but for what `fields` say."""
    plain = Step(
        document=document, commitment="c1", span=Span(0, 9), words="a bridge", promisor=("Norland",),
        bound=frozenset({"norland"}), kind=CommitmentKind.FUNDING, action=Action.PROVIDE, modality=Modality.PLEDGED,
        beneficiary=("Sarovia",), gains=frozenset({"sarovia"}), object="bridge", stems=frozenset({"bridge"}),
        amount=money("100"), voice=("Ostvik Courier",), published=day,
    )  # fmt: skip
    return dataclasses.replace(plain, **fields)


def followed(*steps: Step) -> list[list[str]]:
    return [[one.document for one in matter.steps] for matter in link_steps(steps).matters]


@pytest.fixture(scope="module")
def demo() -> list[Record]:
    paths = sorted((DEMO / "gold").glob("*.json"))
    texts = [(DEMO / "text" / f"{path.stem}.txt").read_text(encoding="utf-8").rstrip("\n") for path in paths]
    return [gold_record(load_gold(path), text) for path, text in zip(paths, texts, strict=True)]


@pytest.fixture(scope="module")
def ledger(demo: list[Record]) -> Ledger:
    return Ledger.of(demo)


def about(ledger: Ledger, words: str, by: str) -> Matter:
    """The one matter of a promisor with these words in its object and most steps."""
    found = ledger.where(Query(by=by, about=words)).matters
    return max(found, key=lambda matter: (len(matter.steps), -int(matter.id[1:])))


def test_the_demo_is_linked_as_people_linked_it(demo: list[Record], ledger: Ledger) -> None:
    keys = [record.document.key for record in demo]
    wanted = set()
    for names in json.loads((DEMO / "matters.json").read_text(encoding="utf-8"))["matters"].values():
        pairs = [name.split(":") for name in names]
        steps = [(next(key for key in keys if key.startswith(article)), one) for article, one in pairs]
        wanted |= {frozenset(pair) for pair in itertools.combinations(steps, 2)}
    got = {
        frozenset(pair)
        for matter in ledger.matters
        for pair in itertools.combinations([one.key for one in matter.steps], 2)
    }
    assert (wanted - got, got - wanted) == (set(), set())


def test_aid_is_one_matter_from_pledge_to_cut_and_its_parts_are_not_added(ledger: Ledger) -> None:
    aid = about(ledger, "aid", "Norland")
    assert [stage for stage, _ in aid.stages] == ["pledged", "agreed"]
    assert [str(change) for change in aid.changes] == [
        "EUR 1,200,000,000 -> EUR 1,050,000,000, 2026-02-18, per The Northern Standard"
    ]
    parts = {matter.id: matter for matter in ledger.matters if matter.part_of == aid.id}
    first = [matter.steps[0].amount for matter in parts.values()]
    assert sorted(amount.value / 10**6 for amount in first if amount) == [200, 300, 400, 700]
    [total] = [
        one for one in ledger.where(Query(by="Norland", to="Sarovia")).totals().totals if one.group == "promised"
    ]
    assert (total.least, total.most, total.matters) == (1_050_000_000, 1_050_000_000, (aid.id,))


def test_before_the_cut_the_total_is_the_first_one(demo: list[Record]) -> None:
    early = [record for record in demo if record.document.published < datetime.date(2026, 1, 1)]
    [total] = [one for one in Ledger.of(early).where(Query(by="Norland", to="Sarovia")).totals().totals
               if one.group == "promised"]  # fmt: skip
    assert total.least == 1_200_000_000


def test_the_summit_target_of_two_outlets_is_one_matter(ledger: Ledger) -> None:
    target = about(ledger, "spending", "Northern Compact")
    assert len({one.outlet for one in target.steps}) == 2
    assert str(target.amount) == "at least 3 percent of GDP" or str(target.amount).startswith("at least 3 percent")
    assert target.due == "2030-12-31"


def test_the_settlement_follows_the_offer(ledger: Ledger) -> None:
    wages = about(ledger, "wages", "Nordhavn")
    assert [stage for stage, _ in wages.stages] == ["offered", "agreed"]
    assert [(change.before, change.after) for change in wages.changes] == [("4.5 percent", "6.5 percent")]


def test_order_of_documents_changes_nothing(demo: list[Record], ledger: Ledger) -> None:
    mixed = list(demo)
    random.Random(3).shuffle(mixed)
    assert Ledger.of(mixed) == ledger


def test_a_document_given_twice_counts_once(demo: list[Record], ledger: Ledger) -> None:
    assert Ledger.of([*demo, *demo]) == ledger


def test_a_link_says_why() -> None:
    [matter] = link_steps([step("a"), step("b", JUNE)]).matters
    assert matter.links[0].reasons == (Same.PROMISOR, Same.BENEFICIARY, Same.KIND, Same.OBJECT, Same.AMOUNT)
    assert (matter.links[0].step, matter.links[0].to, matter.score) == (("b", "c1"), ("a", "c1"), 1.0)


@pytest.mark.parametrize(
    "other",
    [
        {"bound": frozenset({"estmark"})},
        {"gains": frozenset({"brevia"})},
        {"stems": frozenset({"school"}), "amount": money("7")},
        {"action": Action.DECREASE},
        {"stems": frozenset({"bridge", "second"})},
    ],
)
def test_another_promisor_beneficiary_object_direction_or_number_is_another_matter(other: dict[str, object]) -> None:
    first = step("a", action=Action.INCREASE, stems=frozenset({"bridge", "first"}))
    later = dataclasses.replace(first, document="b", published=JUNE, **other)
    assert followed(first, later) == [["a"], ["b"]]


def test_an_amount_that_differs_leaves_the_pair_to_a_person() -> None:
    linked = link_steps([step("a"), step("b", JUNE, amount=money("40"))])
    assert len(linked.matters) == 2
    [pair] = linked.doubtful
    assert (pair.against, pair.score) == ("the amounts differ", 0.65)


def test_a_refusal_after_a_pledge_is_left_to_a_person() -> None:
    linked = link_steps([step("a"), step("b", JUNE, modality=Modality.REFUSED)])
    assert len(linked.matters) == 2
    assert linked.doubtful[0].against == "one says that it will not be done"


def test_will_not_and_refused_say_the_same() -> None:
    first = step("a", modality=Modality.PLANNED, polarity=Polarity.DO_NOT)
    assert followed(first, step("b", JUNE, modality=Modality.REFUSED)) == [["a", "b"]]


def test_money_delivered_in_part_belongs_to_the_promise() -> None:
    [matter] = link_steps([step("a"), step("b", JUNE, modality=Modality.DELIVERED, amount=money("30"))]).matters
    assert [stage for stage, _ in matter.stages] == ["pledged", "delivered in part"]
    assert str(matter.amount) == "EUR 100"


def test_a_withdrawal_told_twice_is_taken_off_once() -> None:
    cut = {"modality": Modality.WITHDRAWN, "amount": money("30")}
    [matter] = link_steps([step("a"), step("b", JUNE, **cut), step("c", JULY, **cut)]).matters
    assert str(matter.amount) == "EUR 70"
    assert [change.reckoned for change in matter.changes] == ["reckoned: EUR 30 withdrawn"]


def test_how_it_began_told_later_is_no_change() -> None:
    cut = step("b", JUNE, modality=Modality.WITHDRAWN, amount=money("30"))
    [matter] = link_steps([step("a"), cut, step("c", JULY)]).matters
    assert str(matter.amount) == "EUR 70"


def test_a_moved_deadline_is_a_change() -> None:
    [matter] = link_steps([step("a", period=Period("2025-09")), step("b", JUNE, period=Period("2026-03"))]).matters
    assert str(matter.changes[0]) == "deadline 2025-09 -> 2026-03, 2025-06-03, per Ostvik Courier"
    assert matter.due == "2026-03"


def test_a_part_that_names_itself_as_its_total_ends() -> None:
    loop = [step("a", part_of="c2"), step("a", commitment="c2", part_of="c1", amount=money("5"))]
    assert len(link_steps(loop).matters) == 2


def test_due_and_unreported_is_overdue_and_nothing_more() -> None:
    ledger = Ledger.of_steps([step("a", period=Period("2025-06"))])
    assert [one.document for one in ledger.overdue(JULY)] == ["a"]
    assert not ledger.overdue(datetime.date(2025, 6, 30)).steps
    assert ledger.overdue(JULY).rows(JULY)[0]["overdue"] == "no later report in this record"


@pytest.mark.parametrize(
    "later",
    [
        step("b", JULY),
        step("b", JUNE, modality=Modality.DELIVERED),
        step("b", JUNE, status=(Claim("fulfilled", ("Norland Audit Office",)),)),
    ],
)
def test_what_is_reported_later_or_done_is_not_overdue(later: Step) -> None:
    ledger = Ledger.of_steps([step("a", period=Period("2025-06-10")), later])
    assert not ledger.overdue(datetime.date(2026, 1, 1)).steps


def test_an_offer_is_never_overdue_nor_promised() -> None:
    ledger = Ledger.of_steps([step("a", modality=Modality.OFFERED, period=Period("2025-06"))])
    assert not ledger.overdue(JULY).steps
    assert [one.group for one in ledger.totals().totals] == ["offered"]


def test_totals_keep_firmness_currencies_and_bounds_apart() -> None:
    def one(name: str, amount: Quantity, modality: Modality = Modality.PLEDGED) -> Step:
        return step(name, object=name, stems=frozenset({name}), amount=amount, modality=modality)

    totals = Ledger.of_steps(
        [
            one("ship", money("5")),
            one("port", money("7", comparator=Comparator.AT_MOST)),
            one("road", money("9", currency="USD", comparator=Comparator.AT_LEAST)),
            one("rail", money("3"), Modality.URGED),
            one("pension", money("4", per="month")),
        ]
    ).totals()
    assert [(one.currency, one.group, one.least, one.most) for one in totals.totals] == [
        ("EUR", "promised", 5, 12),
        ("USD", "promised", 9, None),
        ("EUR", "urged", 3, 3),
    ]
    assert [one.why for one in totals.left_out] == ["a rate, per month"]


def test_rates_bring_currencies_together_and_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("currency,rate,base,date,source\nUSD,0.5,EUR,2025-05-01,Bank of Norland\n", encoding="utf-8")
    ledger = Ledger.of_steps([step("a"), step("b", stems=frozenset({"road"}), amount=money("8", currency="USD"))])
    [total] = ledger.totals(read_rates(path)).totals
    assert (total.currency, total.least) == ("EUR", 104)
    assert [str(rate) for rate in total.rates] == ["1 USD = 0.5 EUR, 2025-05-01, Bank of Norland"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("currency,rate,base,date\nUSD,1,EUR,2025-05-01\n", "needs currency, rate, base, date, source"),
        ("currency,rate,base,date,source\nUSD,much,EUR,2025-05-01,x\n", "'much' is no rate"),
        ("currency,rate,base,date,source\nUSD,1,EUR,May,x\n", "'May' is no date"),
        ("currency,rate,base,date,source\nUSD,1,EUR,2025-05-01,x\nGBP,1,USD,2025-05-01,x\n", "mixes bases"),
        ("currency,rate,base,date,source\nUSD,1,EUR,2025-05-01,x\nUSD,2,EUR,2025-05-01,x\n", "a currency twice"),
    ],
)
def test_rates_that_cannot_be_used_say_why(tmp_path: Path, words: str, message: str) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(RateError, match=message):
        read_rates(path)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(by="norland"), True),
        (Query(by="nor"), False),
        (Query(to="Sarovia"), True),
        (Query(to="Brevia"), False),
        (Query(kinds=frozenset({CommitmentKind.TROOPS})), False),
        (Query(modalities=frozenset({Modality.PLEDGED, Modality.AGREED})), True),
        (Query(polarity=Polarity.DO_NOT), False),
        (Query(least=Money.from_words("EUR:100")), True),
        (Query(least=Money.from_words("EUR:1e3")), False),
        (Query(least=Money.from_words("USD:1")), False),
        (Query(most=Money.from_words("EUR:99")), False),
        (Query(due_before=datetime.date(2025, 10, 1)), True),
        (Query(due_before=datetime.date(2025, 9, 30)), False),
        (Query(due_after=datetime.date(2025, 9, 29)), True),
        (Query(about="Bridges"), True),
        (Query(about="bridge school"), False),
    ],
)
def test_the_ledger_is_asked_by_every_field(query: Query, found: bool) -> None:
    assert bool(Ledger.of_steps([step("a", period=Period("2025-09"))]).where(query).steps) is found


@pytest.mark.parametrize("words", ["1e9", "EUR", "EUR:many", "EUR:NaN", "EURO:5", "EUR:1e99"])
def test_an_amount_without_currency_or_number_is_refused(words: str) -> None:
    with pytest.raises(QueryError, match=words.replace("+", "")):
        Money.from_words(words)


@pytest.mark.parametrize(
    ("value", "last"),
    [("2025", "2025-12-31"), ("2024-02", "2024-02-29"), ("2025-Q3", "2025-09-30"), ("2024-WI", "2025-02-28"),
     ("2025-W01", "2025-01-05"), ("2025-09-26T12:00", "2025-09-26"), ("2025-H1", "2025-06-30"), ("P3Y", None),
     ("2025-13", None), ("9999-WI", None)],
)  # fmt: skip
def test_a_date_ends_on_its_last_day(value: str, last: str | None) -> None:
    days = days_of(value)
    assert (days[1].isoformat() if days else None) == last


def test_a_ministry_acts_for_its_state_and_an_audit_office_does_not() -> None:
    states = frozenset({"Norland", "Sarovia"})
    assert state_of("Norland Ministry of Defence", states) == "norland"
    assert state_of("the Kingdom of Norland", states) == "norland"
    assert state_of("Norland’s foreign minister", states) == "norland"
    assert state_of("Norland Audit Office", states) is None


def test_objects_meet_in_plain_words_without_amounts_and_names() -> None:
    assert object_stems("Air-defence Batteries") == object_stems("air defence battery")
    assert object_stems("Sarovia EUR1.2bn aid package", ("Sarovia",)) == frozenset({"eur1", "aid"}) - {"eur1"}


def test_work_grows_with_the_number_of_commitments() -> None:
    """Twice as many from one promisor, on one subject, take about twice as long."""

    def steps(number: int) -> list[Step]:
        day = datetime.timedelta(days=1)
        return [step(f"d{at:05}", MAY + at % 900 * day, amount=money(str(at + 1))) for at in range(number)]

    def seconds(number: int) -> float:
        made = steps(number)
        began = time.process_time()
        link_steps(made)
        return time.process_time() - began

    small = min(seconds(500) for _ in range(3))
    assert min(seconds(2000) for _ in range(2)) < 10 * small


def test_everything_is_plain_json(demo: list[Record]) -> None:
    linked: Matters = link_steps(find_steps(demo))
    assert json.loads(json.dumps(linked.to_dict()))["schema"] == "onrecord.matters/1"
