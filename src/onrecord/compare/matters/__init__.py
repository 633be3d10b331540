"""Commitments followed over documents: takes `Record`s, returns matters, doubtful pairs, and the ledger of all."""

from onrecord.compare.matters.ledger import NO_LATER_REPORT, Ledger, Money, Query, Totals
from onrecord.compare.matters.linking import Matters, follow_commitments, link_steps
from onrecord.compare.matters.matter import Change, DoubtfulPair, Link, Matter, Same
from onrecord.compare.matters.money import LeftOut, Rate, Total, read_rates
from onrecord.compare.matters.steps import Claim, Step, find_steps

__all__ = [
    "NO_LATER_REPORT",
    "Change",
    "Claim",
    "DoubtfulPair",
    "Ledger",
    "LeftOut",
    "Link",
    "Matter",
    "Matters",
    "Money",
    "Query",
    "Rate",
    "Same",
    "Step",
    "Total",
    "Totals",
    "find_steps",
    "follow_commitments",
    "link_steps",
    "read_rates",
]
