"""What each audience must be told, and the words that show it was.

Each row: the fact, then what the pages for children, for parents and for professionals must say;
None where it is nothing to that audience. FACTS are those of the force's published page. MUST_SAY
are the points that the public site adds: about Outcome 21, and the questions that people ask.
"""

FACTS = {
    "it is about pictures and video of anyone under 18": (
        r"picture or video of someone under 18",
        r"picture or video of anyone under 18",
        r"pictures or video of someone under 18",
    ),
    "it used to have another name": (r"used to be called sexting",) * 3,
    "words alone are not the offence": (
        r"not about words on their own",
        r"Words alone, with no picture, do not come under this law",
        r"only of words are outside this guidance",
    ),
    "it can be between two children": (
        r"Two young people send messages and pictures to each other",
        r"messages and nudes sent between two children",
        r"messages and nudes between two children",
    ),
    "an adult may exploit or groom a child into it": (
        r"adult acts like a friend, and then asks",
        r"adult who grooms, tricks or uses a child",
        r"adults who exploit, groom or bully a child into sharing",
    ),
    "a child may be bullied into it": (
        r"bullies you into it",
        r"bullied into it",
        r"bully a child",
    ),
    "control is lost once it is shared": (
        r"cannot choose what comes next. It can be copied and passed on",
        r"Control of it is lost",
        r"control of it is lost",
    ),
    "taking and making is against the law, selfies too": (
        r"take or make a sexual picture .* even a selfie",
        r"take or make a sexual photo .* includes selfies",
        r"taking, making, .* selfies included",
    ),
    "having one is against the law": (r"have one or keep one", r"have, send, show", r"having one"),
    "passing one on is against the law": (
        r"send one, show one or pass one on",
        r"send, show or pass on",
        r"sharing or showing",
    ),
    "asking or pushing someone to is against the law": (
        r"ask, push or talk someone under 18 into",
        r"ask, urge or push someone under 18",
        r"causing, inciting or encouraging someone under 18",
    ),
    "a photo of one's own genitals counts, shared or not": (
        r"your own private parts counts, even if no one else sees it",
        r"their own genitals .* even if they share it with nobody",
        r"own genitals counts, whether or not it is shared",
    ),
    "it can harm feelings": (r"sad, scared or ashamed", r"Hurt feelings", r"emotional"),
    "it can harm a good name": (
        r"unkind things about you",
        r"what other people say",
        r"child’s name among others",
    ),
    "every report is recorded as a crime": (
        r"write down each report like this as a crime",
        r"Every report of this kind is recorded as a crime",
        r"All reports are recorded as crimes",
    ),
    "that is not a criminal record": (
        r"does not mean that you have a criminal record",
        r"does not give your child a criminal record",
        r"is not a criminal record",
    ),
    "police check for exploitation": (
        r"use you or take advantage of you",
        r"used, groomed or exploited",
        r"Exploitation:",
    ),
    "police check for coercion": (
        r"push, force, trick or threaten you",
        r"forced, pushed, tricked or threatened",
        r"Coercion:",
    ),
    "police check for a profit motive": (
        r"money, gifts or something else",
        r"money, gifts or other gain",
        r"Profit:",
    ),
    "police check for an adult": (
        r"Was an adult part of it",
        r"Did an adult have a part in making it",
        r"perpetrator in the creation",
    ),
    "with any of these or a big risk police take control": (
        r"or a big risk, the police take charge. They look into it",
        r"or the risk is high, the police take charge and look into it",
        r"significant risk, the police take control and investigate",
    ),
    "with none police support whoever was hurt": (
        r"help anyone who has been hurt",
        r"support anyone who was hurt",
        r"support victims",
    ),
    "with none police help schools and families": (
        r"families and schools to talk about it and learn",
        r"schools and families through lessons",
        r"schools and families through education and intervention",
    ),
    "Outcome 21 is recorded without formal action": (
        r"keep a note of it",
        r"record it, and take no formal action",
        r"crime is recorded and no formal action is taken",
    ),
    "because that is not in the public interest": (
        r"would not be good for you or for other people",
        r"not be in the public interest",
        r"not in the public interest",
    ),
    "it is unlikely to show on checks": (
        r"unlikely that this would show up",
        r"It is unlikely\.",
        r"unlikely to appear",
    ),
    "similar things that show a risk make it more likely": (
        r"things like it happen again and there seems to be a risk",
        r"involved in things like this again and it points to a risk",
        r"similar activity that points to risk",
    ),
    "each chief constable chooses": (
        r"chief of each police force can choose",
        r"up to the chief constable of each force",
        r"Each chief constable has discretion",
    ),
    "there is no guarantee": (
        r"cannot promise that it will not come up",
        r"Nobody can give you a guarantee",
        r"There is no guarantee",
    ),
    "only a very small number of unusual cases": (r"very small number of unusual cases",) * 3,
    "think before sharing": (
        r"take your time, and think first",
        r"stop and think",
        r"think before sharing",
    ),
    "support: NSPCC": (r"NSPCC",) * 3,
    "support: Shore, for teenagers worried about sexual behaviour": (
        r"Shore: .*sexual thoughts or actions",
        r"Shore: .*Lucy Faithfull Foundation",
        r"Shore, by the Lucy Faithfull Foundation",
    ),
    "support: CEOP Safety Centre": (r"CEOP Safety Centre",) * 3,
    "support: South West Grid for Learning": (r"South West Grid for Learning",) * 3,
    "support: Internet Watch Foundation": (r"Internet Watch Foundation",) * 3,
    "support: GP or community services": (
        r"\(your GP\), school nurse or youth club",
        r"GP or local community services",
        r"GP or community services",
    ),
    "pictures can be taken down through Report Remove": (r"Report Remove",) * 3,
    "nobody sends the police a picture": (
        r"Do not send it to us",
        r"Please do not send pictures",
        r"Leave out pictures, screenshots and links",
    ),
    "nobody has to give a name": (
        r"do not have to give your name",
        r"give your name or leave it out",
        r"reference for your file and a code of seven words",
    ),
    "the code is seven words": (r"It is seven words", r"code of seven words", r"seven words"),
    "the report may not be read at once": (
        r"may not read it straight away",
        r"may not read the form straight away",
        r"form is not for emergencies",
    ),
    "an officer decides and another confirms": (
        r"One officer decides. Then a second one checks it",
        r"officer decides, and a second one confirms it",
        r"officer decides, and a supervisor confirms",
    ),
    "nothing is deleted yet": (
        r"Do not delete your messages yet",
        r"Do not delete anything",
        r"do not tell a child to delete it",
    ),
    "the page is about England and Wales": (r"about England and Wales",) * 3,
}

MUST_SAY = {
    "2.5 the police decide it, and not a court": (
        r"court is not the right answer",
        r"police decide this, and not a court",
        r"It is a police decision",
    ),
    "2.5 it stops further police work": (
        r"the police stop there",
        r"going further, towards formal action",
        r"More investigation, which could support formal action against a named person",
    ),
    "2.5 it is no conviction, caution or warning": (
        r"not a police caution or a warning",
        r"not a conviction, a caution or a warning",
        r"not a conviction, a caution or a warning",
    ),
    "2.5 nobody is found to have done anything": (
        r"not been found guilty",
        None,
        r"Nobody is found to have done anything",
    ),
    "2.5 the report stays on police records": (
        r"police do keep a note of it",
        r"keep the report on their own records",
        r"report stays on police records",
    ),
    "2.5 it is not on a basic check": (
        r"basic check does not show Outcome 21",
        r"basic DBS check does not show it",
        r"basic or standard DBS check does not show Outcome 21",
    ),
    "2.5 an enhanced check could show it": (
        r"check for jobs with children can show more",
        r"most detailed check, .* can draw on police notes",
        r"enhanced check may hold other police information",
    ),
    "2.5 child and parents are most likely told first": (
        r"they will often need to talk to you and to a parent",
        r"they will most likely tell your child and you",
        r"expect the child and parents to be told",
    ),
    "2.5 reasons are written down, and somebody is identified": (
        None,
        r"officer has to write down who was told",
        r"somebody must be identified, and the reasons written down",
    ),
    "2.5 reasons and a review can be asked for": (
        r"look at it again",
        r"decision to be looked at again",
        r"ask for the reasons and for a review",
    ),
    "2.5 what is held can be asked for, put right, erased": (
        r"ask the police what they hold about you. You can ask them to put it right or take it out",
        r"ask what the police hold about them. They can ask to have it put right or erased",
        r"ask what is held, and for it to be put right or erased",
    ),
    "2.5 the Victims' Code gives more to those under 18": (
        None,
        r"Everyone under 18 has extra rights",
        r"Everyone under 18 has enhanced rights",
    ),
    "2.5 a new Code may be in force": (None, r"A new Code is being made", r"A new Code"),
    "2.5 Outcome 22 is another outcome": (None, r"Outcome 22", r"Outcome 22: education"),
    "2.6 somebody reads it and looks for danger first": (
        r"look first to see if you are safe",
        r"First they look for danger",
        r"reads it, checks for risk",
    ),
    "2.6 nobody can say how long it takes": (
        r"We cannot say\.",
        r"do not say how long this takes",
        None,
    ),
    "2.6 parents are usually told, and unsafe telling is thought about": (
        r"Would that put you in danger\? Please tell us",
        r"could put them in danger, we think about that first",
        r"Usually, unless that would put the child at risk",
    ),
    "2.6 the school is told sometimes": (
        r"may talk to your school if it helps",
        r"may talk to the school if that helps",
        r"share with schools .* where there is a need",
    ),
    "2.6 the phone is often not needed, and reasons can be asked": (
        r"Often we do not need it. If we ask for it, you can ask us why",
        r"Often we do not need the phone",
        r"Often not. If we ask a child who was hurt, they hand it over freely",
    ),
    "2.6 arrest or court is very unlikely, with no promise": (
        r"very unlikely if no one was pushed or paid.* We cannot promise",
        r"very unlikely where nobody was pushed.* We cannot promise",
        r"not a criminal record for a child",
    ),
    "2.6 under 10 nobody can be charged": (
        r"under 10, you cannot be charged|Under 10: you cannot be charged",
        r"child under 10 cannot be charged",
        r"child under 10 cannot be guilty",
    ),
    "2.6 under 13 there is extra care": (
        r"under 13, adults have to take extra care",
        r"child under 13 has extra protection",
        r"child under 13 cannot agree",
    ),
    "2.6 passed on: stop, tell, no name-calling": (
        r"You can stop now",
        r"does not make your child a bad person",
        r"stop a picture where they meet it",
    ),
    "2.6 threats: the steps are one link away": (
        r"Stop replying",
        r"do not reply",
        r"stop replying",
    ),
    "2.6 a fake has the same help": (
        r"get the same help",
        r"gets the same help",
        r"real or made with AI",
    ),
    "2.6 deleted or disappearing: still tell": (
        r"You can still tell us",
        r"Should I still tell you\? Yes",
        r"Is it too late\? No",
    ),
    "2.6 Report Remove: ID is optional": (
        r"show ID. You can say no",
        r"show ID, but can say no",
        r"show age with ID, which is optional",
    ),
    "2.6 Report Remove: not phones or private chats": (
        r"cannot reach a private chat",
        r"cannot reach phones or private chats",
        r"cannot reach phones or encrypted chats",
    ),
    "2.6 Report Remove: before it is online": (
        r"use it before (?:a|the) picture is online",
        r"can be used before a picture is online",
        r"can act before a picture is online",
    ),
    "2.6 it can be told without a name": (
        r"do not have to give your name",
        r"do not have to give their name",
        None,
    ),
    "2.6 it can be taken back, and may be acted on": (
        r"still ask to take it back. We may have to act",
        r"ask to take it back. We may have to act",
        None,
    ),
    "2.6 it happens to boys a lot": (r"to boys a lot", r"boys as well as girls", r"91%"),
    "2.6 it happens to every kind of child": (
        r"people with a disability",
        r"child with a disability",
        None,
    ),
    "2.6 a parent does not look, and does not call other parents": (
        None,
        r"Should I look at it\? No",
        None,
    ),
    "2.6 a parent does not ring the other family": (
        None,
        r"Should I call the other child’s parents\? No",
        None,
    ),
    "2.6 a parent leaves the phone as it is": (
        r"leave your phone as it is",
        r"do not make your child unlock it or clear it",
        r"Do not search it, unlock it or reset it",
    ),
    "2.6 must a professional report: the triggers": (
        None,
        None,
        r"An adult is involved\. .*child passing a picture",
    ),
    "2.6 trigger: coercion, blackmail, grooming": (None, None, r"coerced, blackmailed or groomed"),
    "2.6 trigger: capacity": (None, None, r"able to understand or agree"),
    "2.6 trigger: violent or unusual": (None, None, r"something violent, or unusual"),
    "2.6 trigger: under 13": (None, None, r"child under 13 is shown in a sexual act"),
    "2.6 trigger: harm now": (None, None, r"at risk of harm now"),
    "2.6 otherwise the lead decides, and records why": (
        None,
        None,
        r"Record the decision, and the reasons for it, either way",
    ),
    "2.6 never view, copy or share": (
        None,
        None,
        r"Do not view, copy, print, share, save or store",
    ),
    "2.6 deleting is after advice, and by the child": (
        None,
        None,
        r"the child does it. Staff do not",
    ),
}

# Where each audience is told: the pages at these addresses and all below them.
AUDIENCES = {
    "child": ("/young-people", "/now"),
    "parent": ("/parents",),
    "professional": ("/professionals",),
}
HUBS = ("/young-people", "/parents", "/professionals")
