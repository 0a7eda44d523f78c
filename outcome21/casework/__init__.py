"""The records of a case, the acts that change them, and the questions asked of them."""
