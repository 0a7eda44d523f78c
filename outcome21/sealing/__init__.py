"""The lock: keys, sealed fields, sealed forms and look-up digests. It knows no record."""
