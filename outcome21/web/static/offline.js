// Without a line nothing is sent, and the page stays. The browser would show a page of its own
// instead, and a page that is put away is emptied (leave.js): what was written, or the code, would
// be gone. A browser that does not know that the line is dead sends as ever. So does a page that
// came although the browser says that there is no line: a demo on one's own machine does.
const WORDS = "offline-words";

export function stayWhenOffline() {
  const words = document.getElementById(WORDS);
  if (!words || !navigator.onLine) return;
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say(words);
  });
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
