"""One file for each measured promise. `make bench` runs them all."""
