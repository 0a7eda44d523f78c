"""Text that has broken other sites, after the kinds of a well-known list; made up here.

`SAME` comes back as it was typed. Of `HIDDEN`, what cannot be seen goes and the letters stay.
`REFUSED` could carry a picture or run: that part goes, with kind words.
"""

from html.parser import HTMLParser

SAME = {
    "reserved words": "undefined null NaN nil true false None \\N",
    "numbers": "1E+02 -1/2 0x0 1,000.00 ０１２３ ١٢٣ 1/0 999999999999999999999999",
    "signs": "`~!@#$%^&*()_+-={}|[]\\:\";'<>?,./ Ω≈ç√∫ ¡™£¢∞§¶•ªº–≠ ¸˛Ç◊ı˜Â¯˘¿",
    "quotes": "'\"''\"\"\"' “ ” ‘ ’ « »",
    "arrows and hearts": "<3 </3 -> <- <-> <<< >>> a<b b>c 1 < 2 > 0",
    "ordinary tags": "<b>bold</b> <i>and</i> <p>so on</p> <u>x</u> <br> <hr/>",
    "words in brackets": "<him> said <she> did <ok>",
    "entities": "&lt;b&gt; &amp; &#60;script&#62; &copy",
    "templates": "{{ 7*7 }} {% for x in y %} ${7*7} #{1} <%= 1 %> {0} %s %d %n %(x)s",
    "sql": "'; DROP TABLE casework_report; -- ' OR 1=1 -- 1;SELECT",
    "shell": "$(touch x) `id` ; ls -la | cat && true",
    "paths": "../../../etc/passwd C:\\con\\con //host/share",
    "two bytes": "田中さんにあげて下さい 사회과학원 𠜎𠜱 𐐜 🀄",
    "emoji": "😍 👩🏽 🏳\ufe0f\u200d🌈 👨\u200d👩\u200d👧 0\ufe0f⃣ 🇬🇧",
    "right to left": "ה\u05b8י\u05b0ת\u05b8ה testالصفحات الت\u0651حول ﷽",
    "persian joiner": "می\u200cخواهم",
    "capitals that change": "İstanbul ŞİŞLİ straße ﬀ ǅ",
    "upside down": "˙ɐnbᴉlɐ ɐuƃɐɯ 𝐓𝐡𝐞 𝓠𝓾𝓲𝓬𝓴 ⒯⒣⒠",
    "very long word": "a" * 180,
    "spaces": "a b\u3000c",
    "jndi": "${jndi:ldap:x} %00 %0d%0aSet-Cookie",
    "csv": "=1+1 @SUM(A1) -2+3 +4",
}
HIDDEN = {
    "zero width": ("zero\u200bwidth\u200dletters\ufeff", "zerowidthletters"),
    "turned round": ("a\u202eevil\u202cb \u2066c\u2069", "aevilb c"),
    "control": ("a\x00b\x01c\x1b[31md\x7f\x85e", "abc[31md\ne"),
    "soft hyphen": ("soft\u00adhyphen", "softhyphen"),
    "tags": ("\U000e0041x\U000e0001y", "xy"),
    "private use": ("x\ue000\U000f0000y", "xy"),
    "stacked marks": ("Z" + "\u0351" * 40 + "algo", "Z" + "\u0351" * 4 + "algo"),
    "line ends": ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
}
REFUSED = {
    "script": ("a <script>alert(1)</script> b", "a alert(1) b"),
    "picture": ('a "><img src=x onerror=alert(1)> b', 'a "> b'),
    "svg": ("a <svg/onload=alert(1)><path d='M0 0'/></svg> b", "a  b"),
    "svg in pieces": ("a <sv<svg>g onload=x></svg> b", "a  b"),
    "frame": ("a <iframe srcdoc='x'></iframe> b", "a  b"),
    "handler": ("a <b onmouseover='alert(1)'>x</b> b", "a x</b> b"),
    "style": ("a <p style='background:url(x)'>x b", "a x b"),
    "data uri": ("a data:image/png;base64,iVBORw0KGgoAAAANSUhEUg== b", "a  b"),
    "data uri, text": ("a DATA:text/html,<b>x b", "a <b>x b"),
    "base64": ("a " + "iVBORw0KGgo" * 30 + " b", "a  b"),
    "base64 in lines": (
        "a\n" + ("iVBORw0KGgoAAAANSUhEUgAAAAUA" * 3 + "\n") * 5 + "b",
        "a\nb",
    ),
    "base64 in pieces": (
        "a iVBORw0KGgo AAAANSUhEUgAA AAEAAAABCAYAAAAf FcSJAAAADUlEQ VR42mNk+M9QDwADhgGAWjR9 b",
        "a  b",
    ),
    "comment": ("a <!-- <img> --> b", "a  b"),
    "doctype": ("a <!DOCTYPE html><?xml version='1.0'?> b", "a  b"),
    "video": ("a <video><source src=x></video> b", "a  b"),
}

BREAKS_OUT = "'\"> </textarea></dd></p></details><b>x</b><h1 class=y>{{ 7*7 }} &lt;u&gt; ${x} <him>"
"""What would change a page if it were ever taken for markup; all of it may stand as text."""


class Markup(HTMLParser):
    """What a page is made of: its elements with the names of their attributes; and its words."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.words = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, *(name for name, _ in attrs)))
        self.words += [value or "" for name, value in attrs if name == "value"]

    def handle_endtag(self, tag):
        self.elements.append((f"/{tag}",))

    def handle_comment(self, data):
        self.elements.append(("comment", data))

    def handle_data(self, data):
        self.words.append(data.strip())
