"""Numbers and lists over the records. Read-only."""
