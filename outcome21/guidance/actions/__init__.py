"""One file an act. Importing the package registers every act of guidance."""

from outcome21.guidance.actions.leave_feedback import leave_feedback

__all__ = ["leave_feedback"]
