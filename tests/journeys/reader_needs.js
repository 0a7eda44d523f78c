// What a page is asked in the browser, one function a need; each gives what it finds wrong.
({
  // 2.4.11: each part that can be reached with Tab, focused: its middle is its own, not covered.
  // Of a link of many lines that is the middle line; of what ends below the window, what shows.
  covered() {
    const can = "a[href], button, input:not([type=hidden]), select, textarea, summary";
    const found = [];
    for (const part of document.querySelectorAll(can)) {
      if (part.disabled || part.tabIndex < 0) continue;
      if (!part.checkVisibility({ visibilityProperty: true })) continue;
      part.focus();
      if (document.activeElement !== part) continue;
      const lines = part.getClientRects(), box = lines[Math.floor(lines.length / 2)];
      const first = Math.max(box.top, 0), last = Math.min(box.bottom, innerHeight);
      const x = box.left + box.width / 2, y = (first + last) / 2;
      const top = last - first < 1 ? null : document.elementFromPoint(x, y);
      const labels = [...(part.labels ?? [])];
      const own = top && (part.contains(top) || top.contains(part)
        || labels.some((label) => label.contains(top)));
      if (!own) found.push(`${part.outerHTML.slice(0, 90)} is covered or out of sight at ${y}`);
    }
    document.activeElement.blur();
    return found;
  },

  // 2.5.8: 24 pixels, or alone in a circle of 24. Our own bar for what a frightened thumb must
  // hit is 44: leaving, going on, and choosing an answer. From the top: Leave site, which stays
  // in view, would otherwise count as near to whatever it has been scrolled over.
  small() {
    window.scrollTo(0, 0);
    const can = "a[href], button, input:not([type=hidden]), select, textarea, summary";
    const large = ".govuk-exit-this-page__button, .govuk-button, [type=radio], [type=checkbox], "
      + ".guide-part--choose li .govuk-link, .guide--home .guide-part--questions li .govuk-link";
    const aside = ".govuk-skip-link, .govuk-visually-hidden, .govuk-exit-this-page-indicator";
    const shown = [...document.querySelectorAll(can)].filter((one) =>
      one.checkVisibility({ visibilityProperty: true }) && !one.closest(aside));
    const boxes = shown.map((one) => one.getBoundingClientRect());
    const found = [];
    shown.forEach((one, at) => {
      const box = boxes[at], small = Math.min(box.width, box.height);
      const said = `${one.outerHTML.slice(0, 90)} is ${box.width} by ${box.height}`;
      if (one.matches(large)) {
        if (small < 43.5) found.push(said);
        return;
      }
      const alone = one.parentElement.innerText.trim() === one.innerText.trim();
      const inSentence = getComputedStyle(one).display === "inline" && !alone;
      if (small >= 23.5 || inSentence) return;
      const x = box.left + box.width / 2, y = box.top + box.height / 2;
      const near = boxes.some((other, where) => where !== at
        && x + 12 > other.left && x - 12 < other.right
        && y + 12 > other.top && y - 12 < other.bottom);
      if (near) found.push(said);
    });
    return found;
  },

  // 1.4.12: text spaced as a reader may set it.
  space(on) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; "
      + "word-spacing: .16em !important } p { margin-bottom: 2em !important }");
    document.adoptedStyleSheets = on ? [sheet] : [];
  },

  // 1.4.4: text twice as large.
  enlarge(on) {
    document.documentElement.style.fontSize = on ? "200%" : "";
  },

  // In forced colours every background goes: a border must say where a button or a field is.
  borderless() {
    const found = [], boxed = ".govuk-button, .govuk-input, .govuk-textarea, .govuk-select";
    const seen = (one) => one.checkVisibility({ visibilityProperty: true });
    for (const one of [...document.querySelectorAll(boxed)].filter(seen)) {
      const style = getComputedStyle(one);
      if (style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) < 1)
        found.push(`${one.outerHTML.slice(0, 90)} has no border`);
    }
    for (const one of [...document.querySelectorAll("a[href], .govuk-button")].filter(seen)) {
      if (one.closest(".govuk-skip-link")) continue;
      one.focus();
      const style = getComputedStyle(one);
      const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      if (document.activeElement === one && !outlined)
        found.push(`${one.outerHTML.slice(0, 90)} shows no focus`);
    }
    return found;
  },

  // Where the reader asks for less motion there is none.
  moving() {
    const moves = (one) => one.getAnimations().length
      || getComputedStyle(one).transitionDuration.split(",").some((each) => parseFloat(each) > 0);
    return [...document.querySelectorAll("*")].filter(moves)
      .map((one) => `${one.outerHTML.slice(0, 90)} moves`);
  },

  // On paper: no way to leave, no address that tells on a child, and the heading.
  printed() {
    const found = [], left = ".site-leave, .govuk-exit-this-page, .govuk-skip-link";
    for (const one of document.querySelectorAll(left))
      if (one.checkVisibility()) found.push(`${one.className} is printed`);
    if (!document.querySelector("h1").checkVisibility()) found.push("the heading is not printed");
    const may = document.body.matches(".site-prints-addresses");
    for (const one of document.querySelectorAll(".govuk-link")) {
      const after = getComputedStyle(one, "::after").content;
      if (!may && !["none", "normal"].includes(after)) found.push(`printed: ${after}`);
    }
    return found;
  },

  // Without style or script: what comes in which order, and whether there is anything to read.
  read() {
    const all = document.body.innerText;
    const order = [...document.querySelectorAll("main, #help-now, footer")]
      .map((one) => (one.id === "help-now" ? "help" : one.tagName));
    const leave = document.querySelector('.site-leave a[href="/exit"]');
    const leaving = leave.checkVisibility() ? all.indexOf(leave.innerText.trim()) : all.length;
    const heading = document.querySelector("h1").innerText;
    const main = document.querySelector("main").innerText;
    return [order, leaving, all.indexOf(heading), main.length];
  },

  // A page spoiled on purpose: something lies over it and moves, and leaving is a thin line.
  spoil() {
    const bar = document.createElement("div");
    const over = { position: "fixed", inset: "0", zIndex: "9999", transition: "opacity 1s" };
    Object.assign(bar.style, over);
    document.body.append(bar);
    const button = document.querySelector(".govuk-exit-this-page__button");
    const thin = { "min-height": "0", height: "20px", padding: "0", border: "0", outline: "none" };
    for (const [name, value] of Object.entries(thin))
      button.style.setProperty(name, value, "important");
  },
})
