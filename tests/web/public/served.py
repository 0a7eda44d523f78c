"""A page as it was served: its headers, its title, and the words that it says itself."""

import html
import re

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every page of the public site is sent with."""


def title(visitor):
    """What the browser's tab and its history say."""
    return html.unescape(re.search("<title>(.*?)</title>", visitor.text)[1])


def paragraphs(visitor):
    """What the page itself says, a line for each paragraph, heading and item.

    Not the seven words of a code, which are drawn by lot: one of them may be "always".
    """
    main = re.search(r"<main.*?</main>", visitor.text, re.DOTALL)[0]
    main = re.sub(r'<ol class="report-words".*?</ol>', "", main, flags=re.DOTALL)
    main = re.sub(r"</?(strong|a|span|em)\b[^>]*>", "", main)
    lines = re.sub(r"<[^>]*>", "\n", main).splitlines()
    return html.unescape("\n".join(line.strip() for line in lines if line.strip()))
