"""The commands on archives, in the order in which `onrecord --help` lists them."""

from onrecord.cli.add import add
from onrecord.cli.correct import accept, edit, history, merge, reject, split
from onrecord.cli.init import init
from onrecord.cli.said import said, search, timeline
from onrecord.cli.show import show
from onrecord.cli.sql import sql
from onrecord.cli.status import status
from onrecord.cli.who import who

ARCHIVE = (init, add, status, said, who, timeline, search, show, sql, accept, reject, edit, merge, split, history)
