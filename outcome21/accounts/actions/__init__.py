"""One file an act. Importing the package registers every act of accounts."""

from outcome21.accounts.actions.add_staff import add_staff
from outcome21.accounts.actions.sign_in import sign_in
from outcome21.accounts.actions.sign_out import sign_out

__all__ = ["add_staff", "sign_in", "sign_out"]
