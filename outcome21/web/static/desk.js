// What the officers' desk needs of GOV.UK Frontend.
import { Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, SkipLink, createAll } from "./govuk/govuk.js";

for (const part of [SkipLink, ErrorSummary, Radios, Checkboxes, CharacterCount, NotificationBanner, PasswordInput]) createAll(part);
createAll(Button, { preventDoubleClick: true });
