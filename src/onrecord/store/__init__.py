"""The folder that keeps records: DuckDB for tables, SQLite for whole records and search, raw bytes by their hash.

`Writer` adds batches of `Stored` documents; `open_tables` and `Words` answer. What the folder looks like on
disk, and why a process that is killed leaves it sound, stands in docs/decisions.
"""
