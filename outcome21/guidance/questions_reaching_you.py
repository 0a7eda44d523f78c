"""The questions of the report form about the one who tells: wishes, a name or none, safe contact.

What is left out means the safest: no voicemail, our number hidden, nothing said to others.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from outcome21.guidance.asking import Field, Option, Step, Wording
from outcome21.guidance.questions_what_happened import IS_IT, IS_THERE, NOT_KNOWN, RATHER_NOT

_NAMED = ("named", ("yes",))
_NOT_AT_WORK = ("who", ("child", "parent", "other", "rather_not_say"))
_TO_BE_REACHED = (_NAMED, _NOT_AT_WORK, ("safe_contact", ("yes", "some_times")))

WISHES = Step(
    "wishes",
    _("Is there something you do not want?"),
    _(
        "We ask so that we can think about it before we act. We cannot promise to do it. "
        "But we read it, and write down why we did it or not."
    ),
    (
        Field(
            "wishes",
            "many",
            _("What you do not want"),
            options=(
                Option(
                    "parents_not_told",
                    _("I do not want my parents told"),
                    _("This can be a parent or a carer."),
                    desk="Does not want their parents told",
                ),
                Option(
                    "take_back",
                    _("I told you something before, and I take it back"),
                    _("We cannot forget it. We think about what you want now."),
                    desk="Takes back what they told us before",
                ),
                Option("nothing", _("No, there is nothing"), alone=True, desk="Nothing"),
                RATHER_NOT,
            ),
        ),
        Field(
            "wish_why",
            "words",
            _("Why you do not want it"),
            _("Do you want to say why?"),
            _("You can leave this out. It helps us to keep you safe."),
            longest=500,
            kept_in="wish",
        ),
    ),
    asked_if=(("who", ("child", "rather_not_say")),),
)
NEEDS = Step(
    "needs",
    _("What would help you to talk with us?"),
    _("Choose all that fit. We ask so that we can talk in the way that suits you."),
    (
        Field(
            "needs",
            "many",
            _("What would help"),
            options=(
                Option("interpreter", _("Someone who speaks my language")),
                Option("bsl", _("British Sign Language")),
                Option("welsh", _("Welsh")),
                Option("plain_words", _("Short, easy words, or more time")),
                Option(
                    "home_must_not_know",
                    _("Someone at home must not find out"),
                    desk="Somebody at home must not find out",
                ),
                Option("nothing", _("Nothing just now"), alone=True),
                RATHER_NOT,
            ),
        ),
        Field(
            "needs_more",
            "line",
            _("More about what would help"),
            _("Is there more we should know to help you?"),
            longest=300,
            kept_in="account",
        ),
    ),
)
NAMED = Step(
    "named",
    _("Do you want to give your name?"),
    _(
        "We ask so that we know how to reach you. "
        "You can tell us with your name, or without it. "
        "You get a code to read what we write back."
    ),
    (
        Field(
            "named",
            "one",
            _("Name given"),
            options=(
                Option(
                    "no",
                    _("No, I will not give my name"),
                    _(
                        "We will not know who you are. We cannot ring you. Your words may still "
                        "show who you are. If a life is in danger, we may ask a company to help "
                        "find you."
                    ),
                    desk="No",
                ),
                Option(
                    "yes",
                    _("Yes, I will give my name"),
                    _("We will ask how it is safe to reach you."),
                    desk="Yes",
                ),
            ),
            required=_("Select whether you want to give your name"),
        ),
    ),
)
IDENTITY = Step(
    "identity",
    Wording(_("Your name and area"), _("Your name, and the young person’s area")),
    Wording(
        _("We ask so that the right team can help you."),
        _("We ask so that the right team can help."),
    ),
    (
        Field(
            "name",
            "line",
            _("Name"),
            _("What name do you like to be called?"),
            longest=100,
            kept_in="identity",
        ),
        Field(
            "area",
            "line",
            _("Area"),
            Wording(
                _("Which town or area do you live in?"),
                _("Which town or area does the young person live in?"),
            ),
            Wording(
                _("Or the town your school is in. We do not need your address."),
                _("Or the town their school is in. We do not need an address."),
            ),
            longest=100,
            kept_in="identity",
        ),
    ),
    asked_if=(_NAMED,),
)
WORK = Step(
    "work",
    _("Your work"),
    _("We ask so that we can reach you about this."),
    (
        Field(
            "work_place",
            "line",
            _("School or organisation"),
            _("School or organisation"),
            longest=120,
            kept_in="identity",
        ),
        Field(
            "work_role", "line", _("Role"), _("Your role there"), longest=100, kept_in="identity"
        ),
        Field("work_phone", "tel", _("Work phone"), _("Work phone"), longest=40, kept_in="contact"),
        Field(
            "work_email", "email", _("Work email"), _("Work email"), longest=200, kept_in="contact"
        ),
    ),
    asked_if=(_NAMED, ("who", ("professional",))),
)
SAFE_CONTACT = Step(
    "safe-contact",
    _("Is it safe for us to contact you?"),
    _(
        "We ask so that we do not put you at risk. You get a code as well. "
        "You can use it to read what we write to you."
    ),
    (
        Field(
            "safe_contact",
            "one",
            _("Safe to contact"),
            options=(
                IS_IT[0],
                Option("some_times", _("Only at some times, or in some ways")),
                Option("code", _("No, I will check my code"), desk="No, through the code only"),
            ),
        ),
    ),
    asked_if=(_NAMED, _NOT_AT_WORK),
)
CONTACT = Step(
    "contact",
    _("How can we contact you?"),
    _("We ask so that we only use what is safe for you."),
    (
        Field(
            "ways",
            "many",
            _("Ways to make contact"),
            _("Which ways are safe?"),
            options=(
                Option("call", _("Call me"), desk="Call"),
                Option("text", _("Text me"), desk="Text"),
                Option("email", _("Email me"), desk="Email"),
                Option(
                    "school",
                    Wording(_("Through my school"), _("Through the school")),
                    desk="Through school",
                ),
                Option("code", _("With my code"), desk="Through the code"),
            ),
        ),
        Field("phone", "tel", _("Phone"), _("Phone number"), longest=40, kept_in="contact"),
        Field("email", "email", _("Email"), _("Email address"), longest=200, kept_in="contact"),
        Field(
            "times",
            "many",
            _("Safe times"),
            _("When is it safe?"),
            options=(
                Option("morning", _("Morning")),
                Option("school_hours", _("School hours")),
                Option("after_school", _("After school")),
                Option("evening", _("Evening")),
                Option("weekend", _("At the weekend")),
                Option("any_time", _("Any time"), alone=True),
            ),
        ),
    ),
    asked_if=_TO_BE_REACHED,
)
CONTACT_CARE = Step(
    "contact-care",
    _("What should we be careful about?"),
    _(
        "We ask so that nobody finds out by mistake. "
        "If you skip this, we will leave no message and say nothing to anyone else."
    ),
    (
        Field(
            "if_answered",
            "one",
            _("If somebody else answers"),
            _("If someone else answers, what should we say?"),
            options=(
                Option("say_nothing", _("Say nothing about this")),
                Option("their_word", _("Say the words I choose below")),
                Option("say_who", _("Say that it is the police")),
            ),
        ),
        Field(
            "their_word",
            "line",
            _("What to say it is about"),
            _("Words that are safe to say, like “your order”"),
            longest=60,
            kept_in="contact",
        ),
        Field(
            "voicemail",
            "one",
            _("Voicemail"),
            _("Can we leave a voicemail?"),
            options=(IS_IT[1], IS_IT[0]),
        ),
        Field(
            "hide_number",
            "one",
            _("Our number hidden"),
            _("Should we hide our number when we call?"),
            options=IS_IT,
        ),
        Field(
            "phone_seen",
            "one",
            _("Somebody looks at the phone"),
            _("Does anyone else look at your phone?"),
            options=(*IS_THERE, NOT_KNOWN),
        ),
    ),
    asked_if=_TO_BE_REACHED,
)
REACHING_YOU = (WISHES, NEEDS, NAMED, IDENTITY, WORK, SAFE_CONTACT, CONTACT, CONTACT_CARE)

SAFEST = {"if_answered": "say_nothing", "voicemail": "no", "hide_number": "yes"}
"""What holds where somebody may be reached and did not say."""
