"""Leaving the site, told once and kept by three engines."""
