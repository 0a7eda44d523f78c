"""The facts of the force's published page, and the words that show each audience was told them.

Each row: the fact, then what the page for children, for parents and for professionals must say.
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
AUDIENCES = {"/young-people": 0, "/parents": 1, "/professionals": 2}
