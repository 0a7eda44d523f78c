// Leave site: GOV.UK's "exit this page", changed where a frightened child needs more.
//  - The page left is replaced, so that Back does not return to it.
//  - Typed words are emptied on leaving, and whenever the page is put away.
//  - A page that holds answers or messages is emptied whole when it is put away, and Back asks for
//    the plain page instead: "no-store" alone is not heeded by every browser, and some send a
//    form again without a word.
//  - Shift held for a click or a tap never counts as a press.
// It builds on the component's own methods and fields: test it again with every new version.
import { ExitThisPage } from "./govuk/public.js";

const TYPED = "input:not([type=hidden]), textarea, select";
const PRIVATE = "[data-answered], form[data-report]";
const UNSENT = "form[data-unsent]";

export class LeaveSite extends ExitThisPage {
  static moduleName = ExitThisPage.moduleName;

  constructor($root, config) {
    super($root, config);
    document.addEventListener("pointerdown", (event) => this.forgetPresses(event), true);
    document.addEventListener("submit", (event) => this.noteTryingAgain(event));
    window.addEventListener("pagehide", () => this.putAway());
  }

  // Words that could not be stored are only in this page. If the line is dead when they are sent
  // again, Back must find them still.
  noteTryingAgain(event) {
    this.tryingAgain = event.target.matches(UNSENT);
  }

  // Blank first, so that nothing can be read while the next page is on its way.
  exitPage() {
    this.$updateSpan.textContent = "";
    document.body.classList.add("govuk-exit-this-page-hide-content");
    this.$overlay = document.createElement("div");
    this.$overlay.className = "govuk-exit-this-page-overlay";
    this.$overlay.setAttribute("role", "alert");
    document.body.appendChild(this.$overlay);
    this.$overlay.textContent = this.i18n.t("activated");
    emptyFields("input, textarea, select");
    window.location.replace(this.$button.href);
  }

  // A pointer pressed while Shift is down means that Shift was for selecting, not for leaving.
  forgetPresses(event) {
    if (this.keypressCounter > 0) this.resetKeypressTimer();
    this.lastKeyWasModified = event.shiftKey;
  }

  // Shown again, from the browser's memory too: nothing typed and no press is left over.
  resetPage(event) {
    super.resetPage();
    this.keypressCounter = 0;
    this.lastKeyWasModified = false;
    this.keypressTimeoutId = null;
    this.updateIndicator();
    if (!event.persisted || this.tryingAgain) return;
    emptyFields(TYPED);
    // Not by reloading, which could send a form again.
    if (document.querySelector(PRIVATE)) window.location.replace(window.location.pathname);
  }

  // The page goes away: for good, or into the browser's memory. The mark of a private page stays.
  putAway() {
    if (this.tryingAgain) return;
    emptyFields(TYPED);
    if (!document.querySelector(PRIVATE)) return;
    document.documentElement.dataset.answered = "";
    document.getElementById("main-content").replaceChildren();
    // A place in the history that was made by a form is now one like any other.
    window.history.replaceState(null, "", window.location.href);
  }
}

// Emptied rather than reset: a form's reset would bring back what the server last filled in.
function emptyFields(which) {
  for (const $field of document.querySelectorAll(which)) {
    if ($field.type === "radio" || $field.type === "checkbox") {
      $field.checked = false;
      $field.defaultChecked = false;
    } else if ($field instanceof HTMLSelectElement) {
      $field.selectedIndex = 0;
    } else if ($field.type !== "submit" && $field.type !== "button") {
      $field.value = "";
      $field.defaultValue = "";
    }
  }
}
