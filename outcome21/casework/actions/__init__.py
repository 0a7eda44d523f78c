"""One file an act. Importing the package registers every act of casework."""

from outcome21.casework.actions.assess import assess
from outcome21.casework.actions.change_role import change_role
from outcome21.casework.actions.confirm_safe_contact import confirm_safe_contact
from outcome21.casework.actions.consider_wish import consider_wish
from outcome21.casework.actions.consult_crime import consult_crime
from outcome21.casework.actions.consult_report import consult_report
from outcome21.casework.actions.decide import decide
from outcome21.casework.actions.end_investigation import end_investigation
from outcome21.casework.actions.finish_step import finish_step
from outcome21.casework.actions.give_own_view import give_own_view
from outcome21.casework.actions.give_reason import give_reason
from outcome21.casework.actions.link_report import link_report
from outcome21.casework.actions.put_away_replies import put_away_replies
from outcome21.casework.actions.read_replies import read_replies
from outcome21.casework.actions.receive_report import receive_report
from outcome21.casework.actions.record_crime import record_crime
from outcome21.casework.actions.record_intervention import record_intervention
from outcome21.casework.actions.refer import refer
from outcome21.casework.actions.reply_by_code import reply_by_code
from outcome21.casework.actions.review import review
from outcome21.casework.actions.send_message import send_message
from outcome21.casework.actions.show_recommendation import show_recommendation
from outcome21.casework.actions.stop_code import stop_code
from outcome21.casework.actions.stop_code_at_desk import stop_code_at_desk
from outcome21.casework.actions.take_report import take_report
from outcome21.casework.actions.tell import tell
from outcome21.casework.actions.wish_by_code import wish_by_code

__all__ = [
    "assess",
    "change_role",
    "confirm_safe_contact",
    "consider_wish",
    "consult_crime",
    "consult_report",
    "decide",
    "end_investigation",
    "finish_step",
    "give_own_view",
    "give_reason",
    "link_report",
    "put_away_replies",
    "read_replies",
    "receive_report",
    "record_crime",
    "record_intervention",
    "refer",
    "reply_by_code",
    "review",
    "send_message",
    "show_recommendation",
    "stop_code",
    "stop_code_at_desk",
    "take_report",
    "tell",
    "wish_by_code",
]
