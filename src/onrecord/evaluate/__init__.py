"""Scores of records against gold: takes records, returns figures."""
