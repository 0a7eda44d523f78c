// The report form, one question at a time, in one document: one entry in the history, one POST.
// Nothing is stored anywhere but in the form's own fields. Without this file the same document
// is one long page that works.

const CHECK = "check";

class Report {
  constructor(form) {
    this.form = form;
    this.steps = [...form.querySelectorAll("[data-step]")];
    this.checkPage = form.querySelector(".report-check");
    this.send = form.querySelector(".report-send");
    this.ways = form.querySelector(".report-ways");
    this.seen = new Set();
    this.changing = false;
    this.sentAt = -Infinity;
    form.classList.add("report--steps");
    document.querySelector(".report-name").classList.add("report-name--small");
    for (const heading of form.querySelectorAll("[data-heading]")) heading.tabIndex = -1;
    this.ways.hidden = false;
    for (const words of form.querySelectorAll(".report-long")) words.hidden = true;
    this.ways.addEventListener("click", (event) => this.go(event.target.dataset.go));
    form.addEventListener("submit", (event) => this.submit(event));
    form.addEventListener("change", () => this.chooseWording());
    this.refuseFiles();
    this.chooseWording();
    this.begin();
  }

  // A document that came back with something to mend opens there, and then goes to the check page.
  begin() {
    const place = this.form.dataset.beginAt;
    if (place) return this.goOn(place);
    const wrong = this.steps.find((step) => step.querySelector(".govuk-form-group--error"));
    if (!wrong) return this.show(this.steps[0].dataset.step, false);
    for (const step of this.steps) this.seen.add(step.dataset.step);
    this.changing = true;
    this.show(wrong.dataset.step, false);
  }

  // The language was changed: the same question again, with the same ones seen, and on from there
  // to where it would have led.
  goOn(place) {
    const { seen, changing } = this.form.dataset;
    const order = this.asked().map((one) => one.dataset.step);
    for (const id of seen.split(" ")) this.seen.add(id);
    this.changing = changing === "yes";
    this.show(place === CHECK || order.includes(place) ? place : order[0], false);
  }

  // Who is asked what

  codes(name) {
    const ticked = this.form.querySelectorAll(`[name="${name}"]:checked`);
    return [...ticked].filter((box) => !box.matches(":disabled")).map((box) => box.value);
  }

  asked() {
    return this.steps.filter((step) => {
      const conditions = JSON.parse(step.dataset.askedIf);
      const holds = conditions.every(([name, codes]) => this.codes(name).some((code) => codes.includes(code)));
      this.keep(step, holds);
      return holds;
    });
  }

  // A question that falls away takes its answers with it.
  keep(step, asked) {
    for (const field of step.querySelectorAll("input, textarea")) {
      if (!asked) {
        if (field.type === "radio" || field.type === "checkbox") field.checked = false;
        else field.value = "";
      }
      field.disabled = !asked;
    }
  }

  chooseWording() {
    const forSomebody = this.codes("who").some((code) => ["parent", "professional", "other"].includes(code));
    this.form.classList.toggle("report--they", forSomebody);
    this.oneOf(".report-you", ".report-they", forSomebody);
    const unsure = this.codes("danger").includes("not_known");
    this.form.classList.toggle("report--unsure", unsure);
    this.oneOf(".report-sure", ".report-unsure", unsure);
  }

  // Said in the document as well as to the style sheet, which may not have arrived.
  oneOf(first, second, other) {
    for (const words of this.form.querySelectorAll(first)) words.hidden = other;
    for (const words of this.form.querySelectorAll(second)) words.hidden = !other;
  }

  words(part) {
    if (!part) return "";
    const copy = part.cloneNode(true);
    const other = this.form.classList.contains("report--they") ? ".report-you" : ".report-they";
    for (const span of copy.querySelectorAll(other)) span.remove();
    return copy.textContent.trim();
  }

  // Going from one to the next

  go(way) {
    if (way === "next") this.next();
    if (way === "back") this.back();
  }

  next() {
    const step = this.step(this.at);
    if (step && !this.right(step)) return;
    const order = this.asked().map((one) => one.dataset.step);
    const ahead = this.changing
      ? order.filter((id) => !this.seen.has(id))
      : order.slice(order.indexOf(this.at) + 1);
    this.show(ahead[0] || CHECK);
  }

  back() {
    if (this.changing) return this.show(CHECK);
    const order = this.asked().map((one) => one.dataset.step);
    const here = this.at === CHECK ? order.length : order.indexOf(this.at);
    if (here > 0) this.show(order[here - 1]);
  }

  step(id) {
    return this.steps.find((step) => step.dataset.step === id);
  }

  show(id, move = true) {
    this.at = id;
    this.seen.add(id);
    const checking = id === CHECK;
    if (checking) {
      this.changing = false;
      this.fillCheckPage();
    }
    const order = this.asked();
    const step = this.step(id);
    // Said in the document as well as to the style sheet, which may not have arrived.
    for (const one of [...this.steps, this.send]) {
      const current = one === step || (checking && one === this.send);
      one.toggleAttribute("data-current", current);
      one.hidden = !current;
    }
    this.checkPage.hidden = !checking;
    this.ways.querySelector('[data-go="next"]').hidden = checking;
    this.ways.querySelector('[data-go="back"]').hidden = order[0] === step;
    const { question, check } = this.form.dataset;
    // A page that came back with errors says so in its title until somebody moves on.
    const wrong = !move && document.querySelector(".govuk-error-summary") !== null;
    const number = `${question} ${order.indexOf(step) + 1}`;
    this.title(checking ? check : number, wrong);
    this.number(checking ? "" : ` – ${number}`);
    if (!move) return;
    this.clear();
    window.scrollTo(0, 0);
    (checking ? this.checkPage : step).querySelector("[data-heading]").focus();
  }

  title(words, wrong = false) {
    const site = document.title.split(" – ").pop();
    document.title = `${wrong ? `${this.form.dataset.error} ` : ""}${words} – ${site}`;
    this.named = words;
  }

  // The small line above the question. How many there will be depends on the answers: not said.
  number(words) {
    const place = document.querySelector(".report-number");
    place.textContent = words;
    place.hidden = !words;
  }

  // Only the check page sends, and a double tap sends once; Enter anywhere else goes on.
  submit(event) {
    const { at, seen, changing } = this.form.elements;
    [at.value, seen.value] = [this.at, [...this.seen].join(" ")];
    changing.value = this.changing ? "yes" : "";
    if (event.submitter && "language" in event.submitter.dataset) return;
    const choice = event.submitter?.dataset.links;
    if (choice && this.at !== CHECK) {
      event.preventDefault();
      return this.links(choice, event.submitter.dataset.without);
    }
    // offline.js held it back for a moment, and now sends it on.
    const held = "lineAlive" in this.form.dataset;
    const again = !held && event.timeStamp - this.sentAt < 1000;
    if (this.at === CHECK && !again) {
      this.sentAt = event.timeStamp;
      return;
    }
    event.preventDefault();
    if (this.at !== CHECK) this.next();
  }

  // A link that came back as plain words: kept so, or taken out by the writer's own choice.
  links(choice, without) {
    const here = this.step(this.at);
    if (choice !== "keep") this.form.elements[choice].value = without;
    for (const group of here.querySelectorAll(".report-links")) group.remove();
    this.next();
  }

  // What must be mended, said in place

  right(step) {
    this.clear();
    this.tidy(step);
    const wrong = [];
    for (const field of step.querySelectorAll("[data-field]")) {
      const sentence = this.wrong(field);
      if (sentence) wrong.push([field, sentence]);
    }
    if (!wrong.length) return true;
    for (const [field, sentence] of wrong) this.mark(field, sentence);
    this.summarise(wrong.map(([field, sentence]) => [field.dataset.field, sentence]));
    return false;
  }

  // What cannot be seen goes before anything is shown again: what is checked is what is sent.
  tidy(step) {
    for (const box of step.querySelectorAll("input:not([type=radio], [type=checkbox]), textarea")) {
      const words = visible(box.value);
      if (box.value !== words) box.value = words;
    }
  }

  wrong(field) {
    const { kind, required, longest } = field.dataset;
    const given = this.given(field);
    if (!given.length) return required;
    const chosen = kind === "one" || kind === "many";
    const over = !chosen && [...given[0]].length > Number(longest);
    return over ? this.form.dataset.tooLong.replace("{longest}", longest) : "";
  }

  given(field) {
    const { field: name, kind } = field.dataset;
    if (kind === "one" || kind === "many") return this.codes(name);
    const words = this.form.elements[name].value.trim();
    return words ? [words] : [];
  }

  mark(field, sentence) {
    const error = make("p", "govuk-error-message", sentence);
    error.id = `${field.dataset.field}-error`;
    error.prepend(make("span", "govuk-visually-hidden", `${this.form.dataset.error} `));
    const target = document.getElementById(field.dataset.field);
    const before = field.querySelector(".govuk-radios, .govuk-checkboxes, input, textarea");
    before.before(error);
    field.classList.add("govuk-form-group--error");
    const described = target.type === "radio" || target.type === "checkbox" ? field.querySelector("fieldset") : target;
    describe(described, error.id, true);
  }

  summarise(wrong) {
    const summary = make("div", "govuk-error-summary");
    const alert = make("div");
    alert.setAttribute("role", "alert");
    alert.append(make("h2", "govuk-error-summary__title", this.form.dataset.problem));
    const list = make("ul", "govuk-list govuk-error-summary__list");
    for (const [id, sentence] of wrong) {
      const link = make("a", "", sentence);
      link.href = `#${id}`;
      // Following the link must not add to the history.
      link.addEventListener("click", (event) => {
        event.preventDefault();
        document.getElementById(id).focus();
      });
      const item = make("li");
      item.append(link);
      list.append(item);
    }
    const body = make("div", "govuk-error-summary__body");
    body.append(list);
    alert.append(body);
    summary.append(alert);
    summary.tabIndex = -1;
    document.getElementById("main-content").prepend(summary);
    this.title(this.named, true);
    summary.focus();
  }

  clear() {
    for (const old of document.querySelectorAll("#main-content .govuk-error-summary, .report .govuk-error-message")) {
      for (const part of this.form.querySelectorAll("[aria-describedby]")) describe(part, old.id, false);
      old.remove();
    }
    for (const group of this.form.querySelectorAll(".govuk-form-group--error")) group.classList.remove("govuk-form-group--error");
    for (const field of this.form.querySelectorAll(".govuk-input--error, .govuk-textarea--error")) field.classList.remove("govuk-input--error", "govuk-textarea--error");
    if (this.named) this.title(this.named);
  }

  // The check page, built from the form's own fields, as text

  fillCheckPage() {
    const rows = this.asked().flatMap((step) => {
      this.tidy(step);
      const fields = [...step.querySelectorAll("[data-field]")];
      const answered = fields.filter((field) => this.given(field).length);
      return (answered.length ? answered : fields.slice(0, 1)).map((field) => this.row(step, field));
    });
    this.checkPage.querySelector("dl").replaceChildren(...rows);
  }

  row(step, field) {
    const row = make("div", "govuk-summary-list__row");
    const value = make("dd", "govuk-summary-list__value");
    const labels = this.answer(field);
    for (const label of labels) value.append(make("div", "report-value", label));
    if (!labels.length) value.append(make("span", "report-none", this.form.dataset.none));
    const button = make("button", "report-change", this.form.dataset.change);
    button.type = "button";
    button.append(make("span", "govuk-visually-hidden", ` ${field.dataset.short}`));
    button.addEventListener("click", () => {
      this.changing = true;
      this.show(step.dataset.step);
    });
    const actions = make("dd", "govuk-summary-list__actions");
    actions.append(button);
    row.append(make("dt", "govuk-summary-list__key", field.dataset.short), value, actions);
    return row;
  }

  answer(field) {
    const { kind } = field.dataset;
    if (kind !== "one" && kind !== "many") return this.given(field);
    const ticked = [...field.querySelectorAll("input:checked")];
    return ticked.map((box) => this.words(field.querySelector(`label[for="${box.id}"]`)));
  }

  // No file is ever taken: dropped or pasted, it is refused before the browser opens it.
  refuseFiles() {
    const holds = (data) => data && [...data.types].includes("Files");
    document.addEventListener("dragover", (event) => holds(event.dataTransfer) && event.preventDefault());
    document.addEventListener("drop", (event) => this.refuse(event, holds(event.dataTransfer)));
    document.addEventListener("paste", (event) => this.refuse(event, holds(event.clipboardData) && !event.clipboardData.getData("text/plain")));
  }

  refuse(event, isFile) {
    if (!isFile) return;
    event.preventDefault();
    this.clear();
    const field = event.target.closest?.("[data-field]") || this.step(this.at)?.querySelector("[data-field]");
    if (field) this.summarise([[field.dataset.field, this.form.dataset.noFiles]]);
  }
}

const MANY_MARKS = /([\u0300-\u036f\u0489\u20d0-\u20ff]{4})[\u0300-\u036f\u0489\u20d0-\u20ff]+/g;

// As domain/words.py does it: control, zero-width and direction marks go; the joiners that words of
// other scripts need stay, and so do line breaks.
function visible(text) {
  const letters = [...text.replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, "\n").normalize("NFC")];
  const kept = letters.filter((letter, place) => {
    if (letter === "\n" || letter === "\t") return true;
    if (!/[\u200c\u200d]/.test(letter)) return !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u.test(letter);
    return /[^\x00-\x7f]/.test(`${letters[place - 1] ?? ""}${letters[place + 1] ?? ""}`) && place > 0 && place < letters.length - 1;
  });
  return kept.join("").normalize("NFC").replace(MANY_MARKS, "$1");
}

function make(name, className = "", words = "") {
  const part = document.createElement(name);
  if (className) part.className = className;
  if (words) part.textContent = words;
  return part;
}

function describe(part, id, on) {
  const ids = new Set((part.getAttribute("aria-describedby") || "").split(" ").filter(Boolean));
  if (on) ids.add(id);
  else ids.delete(id);
  if (ids.size) part.setAttribute("aria-describedby", [...ids].join(" "));
  else part.removeAttribute("aria-describedby");
}

// Kept in memory and shown again, the document has a number that may be used up: leave.js asks
// for a new one.
const form = document.querySelector("form[data-report]");
if (form) new Report(form);
