// What the public pages need of GOV.UK Frontend, and Leave site first of all.
import { Button, CharacterCount, Checkboxes, ErrorSummary, Radios, SkipLink, createAll } from "./govuk/public.js";
import { LeaveSite } from "./leave.js";

createAll(LeaveSite);
for (const part of [SkipLink, ErrorSummary, Radios, Checkboxes, CharacterCount]) createAll(part);
createAll(Button, { preventDoubleClick: true });
