"""The newest packaged policy: the cases and the mutants hold this one.

Older ones are held by their digest and their proof; what they say cannot change any more.
"""

from outcome21.domain.policy import policies

NEWEST = max(policies(), key=lambda policy: policy.starts)
