// What the public pages need of GOV.UK Frontend, and Leave site first of all.
import { Button, CharacterCount, Checkboxes, ErrorSummary, Radios, SkipLink, createAll } from "./govuk/public.js";
import { LeaveSite } from "./leave.js";
import { stayWhenOffline } from "./offline.js";

// Before leave.js hears of a form being sent.
stayWhenOffline();
createAll(LeaveSite);
for (const part of [SkipLink, ErrorSummary, Radios, Checkboxes, CharacterCount]) createAll(part);
createAll(Button, { preventDoubleClick: true });
