"""The questions of the report form about danger, people and what happened.

Never asked: what a picture shows, anything that shames, a link, a password, a full birth date or
an address of a child. Source: the public site's list of what must never be collected.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from outcome21.guidance.asking import Field, Option, Step, Wording

NOT_KNOWN = Option("not_known", _("I am not sure"), alone=True, desk="Not sure")
RATHER_NOT = Option(
    "rather_not_say", _("I would rather not say"), alone=True, desk="Would rather not say"
)
UNSURE = (NOT_KNOWN, RATHER_NOT)
# Welsh has no one word for yes or for no: it answers with the verb of the question.
IS_THERE = (
    Option("yes", pgettext_lazy("is there", "Yes")),
    Option("no", pgettext_lazy("is there", "No")),
)
DID = (Option("yes", pgettext_lazy("did", "Yes")), Option("no", pgettext_lazy("did", "No")))
IS_IT = (Option("yes", pgettext_lazy("is it", "Yes")), Option("no", pgettext_lazy("is it", "No")))

DANGER = Step(
    "danger",
    _("Is anyone in danger right now?"),
    _(
        "We ask so that you can get help fast. If you say yes or not sure, we show you how. "
        "Then you can carry on."
    ),
    (
        Field(
            "danger",
            "one",
            _("Danger right now"),
            options=(*IS_THERE, NOT_KNOWN),
            required=_("Choose an answer: is anyone in danger right now?"),
        ),
    ),
)
DANGER_HELP = Step(
    "danger-help",
    _("Get help now"),
    asked_if=(("danger", ("yes", "not_known")),),
    panel="danger",
)
WHO = Step(
    "who",
    _("Who is this about?"),
    _("We ask so that the next questions fit."),
    (
        Field(
            "who",
            "one",
            _("Who is this about?"),
            options=(
                Option("child", _("Me"), desk="The young person, for themself"),
                Option(
                    "parent",
                    _("My child, or a child I look after"),
                    desk="A parent or carer",
                ),
                Option(
                    "professional", _("A child I work with"), desk="Somebody who works with them"
                ),
                Option(
                    "other",
                    _("A friend, or someone else"),
                    desk="A friend, or somebody else",
                ),
                RATHER_NOT,
            ),
            required=_("Select who this is about"),
        ),
    ),
)
AGE = Step(
    "age",
    Wording(_("How old are you?"), _("How old is the young person?")),
    Wording(
        _("We ask so that the right person can help."),
        _(
            "We ask so that the right person can help. "
            "If there is more than one, choose the youngest."
        ),
    ),
    (
        Field(
            "age",
            "one",
            _("Age"),
            options=(
                Option("under_10", _("Under 10")),
                Option("10_12", _("10 to 12")),
                Option("13_15", _("13 to 15")),
                Option("16_17", _("16 or 17")),
                Option("18_over", _("18 or over")),
                Option("not_known", _("I am not sure, or would rather not say"), desk="Not known"),
            ),
            required=_("Select an age, or that you are not sure"),
        ),
    ),
)
GOING_ON = Step(
    "going-on",
    _("What is going on?"),
    _(
        "Choose all that fit. We ask so that we know how to help. "
        "You are not in trouble for asking for help."
    ),
    (
        Field(
            "going_on",
            "many",
            _("What is going on"),
            options=(
                Option(
                    "has_picture",
                    Wording(
                        _("Someone has a nude picture or video of me"),
                        _("Someone has a nude picture or video of them"),
                    ),
                ),
                Option(
                    "passed_on",
                    Wording(
                        _("A picture or video of me was passed on or put online"),
                        _("A picture or video of them was passed on or put online"),
                    ),
                ),
                Option(
                    "asked_for",
                    Wording(
                        _("Someone keeps asking me for pictures"),
                        _("Someone keeps asking them for pictures"),
                    ),
                ),
                Option("threats", _("Someone is making threats, or wants money")),
                Option(
                    "got_one",
                    Wording(
                        _("I got a picture or video of someone else"),
                        _("They got a picture or video of someone else"),
                    ),
                ),
                Option(
                    "passed_one_on",
                    Wording(
                        _("I passed on a picture or video of someone else"),
                        _("They passed on a picture or video of someone else"),
                    ),
                ),
                Option("fake", _("A picture is a fake, or made with AI")),
                Option("adult", _("Someone aged 18 or over is part of it")),
                Option("something_else", _("Something else")),
                *UNSURE,
            ),
            required=_("Select what is going on, or that you are not sure"),
        ),
    ),
)
THREAT_HELP = Step(
    "threat-help",
    _("What to do first"),
    asked_if=(("going_on", ("threats",)),),
    panel="threats",
)
PUSHED = Step(
    "pushed",
    Wording(
        _("Did anyone push, trick, scare or pay you?"),
        _("Did anyone push, trick, scare or pay them?"),
    ),
    _(
        "We ask so that we can keep people safe. If someone did this, they did wrong. "
        "It is not the fault of the person they did it to."
    ),
    (Field("pushed", "one", _("Pushed, tricked, scared or paid"), options=(*DID, *UNSURE)),),
)
OTHER_PERSON = Step(
    "other-person",
    _("The other person"),
    _("This is anyone else who is part of it. We ask so that we can see who is at risk."),
    (
        Field(
            "known",
            "one",
            _("How they know each other"),
            Wording(_("Do you know them?"), _("Does the young person know them?")),
            options=(
                Option("real_life", _("Yes, in real life")),
                Option("online", _("Only online")),
                Option(
                    "stranger",
                    Wording(pgettext_lazy("do you", "No"), pgettext_lazy("do they", "No")),
                ),
                Option("several", _("There is more than one person")),
                *UNSURE,
            ),
        ),
        Field(
            "their_age",
            "one",
            _("Age of the other person"),
            _("How old are they?"),
            options=(
                Option("under_18", _("Under 18")),
                Option("18_over", _("18 or over")),
                *UNSURE,
            ),
        ),
        Field(
            "other_person",
            "words",
            _("The other person"),
            _("What do you know about them?"),
            _("A first name or a username is enough."),
            longest=300,
            kept_in="account",
        ),
    ),
)
WHERE = Step(
    "where",
    _("Where did it happen?"),
    _("Choose all that fit. We ask so that we know which app or site can help."),
    (
        Field(
            "where",
            "many",
            _("Where"),
            options=(
                Option("messages", _("In messages or a group chat")),
                Option("social_media", _("On social media")),
                Option("game", _("In a game")),
                Option("video", _("On a video call or live video")),
                Option("dating", _("On a dating app")),
                Option("face_to_face", _("At school, or face to face")),
                Option("somewhere_else", _("Somewhere else")),
                *UNSURE,
            ),
        ),
        Field(
            "where_name",
            "line",
            _("App or site"),
            _("What is the app or site called?"),
            _("Just the name. Please leave out any links."),
            longest=100,
            kept_in="account",
        ),
    ),
)
WHEN = Step(
    "when",
    _("When did it happen?"),
    _("We ask so that we know how fast to act. If it went on for a while, choose the last time."),
    (
        Field(
            "when",
            "one",
            _("When"),
            options=(
                Option("today", _("Today")),
                Option("this_week", _("This week")),
                Option("this_month", _("This month")),
                Option("longer", _("Longer ago")),
                *UNSURE,
            ),
        ),
    ),
)
ACCOUNT = Step(
    "account",
    _("Tell us what happened, in your own words"),
    _("We ask so that the right person can help."),
    (
        Field(
            "account",
            "words",
            _("What happened"),
            _("What happened"),
            _("Do not describe the picture. Do not add it, or a link to it."),
            longest=1_500,
            kept_in="account",
        ),
    ),
)
STILL_ONLINE = Step(
    "still-online",
    _("Is a picture still online, or being passed on?"),
    Wording(
        _(
            "We ask so that we can help to stop it. If you are under 18, a free tool called Report "
            "Remove may get it taken down. We show you how when you have sent this."
        ),
        _(
            "We ask so that we can help to stop it. If they are under 18, a free tool called "
            "Report Remove may get it taken down. We show you how when you have sent this."
        ),
    ),
    (
        Field(
            "still_online",
            "one",
            _("Still online or being passed on"),
            options=(*IS_THERE, *UNSURE),
        ),
    ),
)
WHO_KNOWS = Step(
    "who-knows",
    _("Who else knows, or is helping?"),
    _("Choose all that fit. We ask so that we know who can help."),
    (
        Field(
            "who_knows",
            "many",
            _("Who else knows"),
            options=(
                Option("parent", _("A parent or carer")),
                Option("family", _("Someone else in the family")),
                Option("friend", _("A friend")),
                Option("school", _("School or college")),
                Option("social_worker", _("A social worker")),
                Option("police", _("The police")),
                Option("someone_else", _("Someone else")),
                Option("nobody", _("Nobody"), alone=True),
                *UNSURE,
            ),
        ),
        Field(
            "who_knows_more",
            "line",
            _("Who is helping"),
            _("Is there more we should know about that?"),
            longest=300,
            kept_in="account",
        ),
    ),
)
WORK_DONE = Step(
    "work-done",
    _("What has been done so far"),
    _(
        "We ask so that nothing is done twice. "
        "Nobody should look at, copy or pass on a picture, not even to check it."
    ),
    (
        Field(
            "viewed",
            "one",
            _("Looked at, copied or passed on by staff"),
            _("Has anyone at your work looked at, copied or passed on a picture?"),
            options=(
                Option("no", _("No, nobody has")),
                Option("yes", _("Yes, someone has")),
                NOT_KNOWN,
            ),
        ),
        Field(
            "actions_taken",
            "words",
            _("Actions taken"),
            _("What have you or your colleagues done?"),
            longest=1_000,
            kept_in="account",
        ),
        Field(
            "social_care",
            "line",
            _("Children’s social care reference"),
            _("Reference from children’s social care or the safeguarding hub, if there is one"),
            longest=60,
            kept_in="account",
        ),
    ),
    asked_if=(("who", ("professional",)),),
)
WHAT_HAPPENED = (
    *(DANGER, DANGER_HELP, WHO, AGE, GOING_ON, THREAT_HELP, PUSHED, OTHER_PERSON),
    *(WHERE, WHEN, ACCOUNT, STILL_ONLINE, WHO_KNOWS, WORK_DONE),
)
