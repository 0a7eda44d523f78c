"""Who acts: staff, their roles, their force, and signing in."""
