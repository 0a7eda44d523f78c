// Without a line nothing is sent, and the page stays. The browser would show a page of its own
// instead, and a page that is put away is emptied (leave.js): what was written, or the code, would
// be gone. A phone may believe in a line that is dead, so the site is asked first, for a style
// sheet that styles nothing: the only question that the site's own rules leave to a page
// (connect-src is 'none'). Where that sheet did not come with the page either, nothing is asked;
// and where the browser has said from the start that there is no line, as on a machine without a
// network, it is not believed.
const WORDS = "offline-words";
const ELSEWHERE = "a, button[type=button]";
const LEAVING = ".govuk-exit-this-page-overlay";
const PATIENCE = 15000;
const SOON = 1000;

export function stayWhenOffline() {
  const words = document.getElementById(WORDS);
  if (words) new Line(words);
}

class Line {
  constructor(words) {
    this.words = words;
    this.believed = navigator.onLine;
    answers(words.dataset.line).then((came) => {
      this.asks = came && "requestSubmit" in HTMLFormElement.prototype;
    });
    document.addEventListener("submit", (event) => this.hold(event));
    document.addEventListener("click", (event) => event.target.closest(ELSEWHERE) && this.forget());
    window.addEventListener("pagehide", () => this.forget());
  }

  hold(event) {
    const dead = this.believed && !navigator.onLine;
    if (event.defaultPrevented || event.target === this.passing || !(dead || this.asks)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (dead) say(this.words);
    else if (!this.asked) this.ask(event.target, event.submitter);
  }

  async ask(form, submitter) {
    const asked = (this.asked = {});
    const waiting = wait(submitter ?? form, this.words.dataset.wait);
    const alive = await answers(`${this.words.dataset.line}?${Math.random()}`);
    waiting.end();
    // They turned to something else meanwhile, or left.
    if (this.asked !== asked || document.querySelector(LEAVING)) return;
    this.forget();
    if (!alive) return say(this.words);
    this.passing = form;
    form.dataset.lineAlive = "";
    form.requestSubmit(submitter);
    delete form.dataset.lineAlive;
    this.passing = null;
  }

  forget() {
    this.asked = null;
  }
}

// Whether the sheet comes, before patience ends.
function answers(address) {
  return new Promise((resolve) => {
    const sheet = document.createElement("link");
    const end = (came) => {
      sheet.remove();
      resolve(came);
    };
    sheet.rel = "stylesheet";
    sheet.href = address;
    sheet.addEventListener("load", () => end(true));
    sheet.addEventListener("error", () => end(false));
    setTimeout(end, PATIENCE, false);
    document.head.append(sheet);
  });
}

// Beside what was pressed: nobody is left in front of a page that does nothing.
function wait(pressed, words) {
  const status = document.createElement("p");
  status.className = "govuk-body";
  status.setAttribute("role", "status");
  pressed.after(status);
  const soon = setTimeout(() => {
    status.textContent = words;
  }, SOON);
  return {
    end() {
      clearTimeout(soon);
      status.remove();
    },
  };
}

// In the place of any summary before it, where report.js takes it away when somebody moves on.
function say(words) {
  const main = document.getElementById("main-content");
  main.querySelector(".govuk-error-summary")?.remove();
  const summary = document.createElement("div");
  summary.className = "govuk-error-summary";
  summary.tabIndex = -1;
  const alert = document.createElement("div");
  alert.setAttribute("role", "alert");
  alert.append(words.content.cloneNode(true));
  alert.querySelector("h2").className = "govuk-error-summary__title";
  alert.querySelector("p").className = "govuk-body";
  summary.append(alert);
  main.prepend(summary);
  summary.focus();
}
