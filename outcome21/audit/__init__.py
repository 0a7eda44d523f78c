"""The log: what was done to whose record, by whom, when. Entries are only ever inserted."""
