// The builder with script: keeps what is written by itself, refreshes the preview, drags.

import { keepByItself } from "./team_keeping.js";
import { offerDragging } from "./team_dragging.js";
import { keepFocus } from "./team_focus.js";
import { follow, offerPreview, refresh } from "./team_preview.js";

const sheet = document.getElementById("sheet");

/** The margins as they are for the words that were just kept. */
async function remark() {
  const reply = await fetch(sheet.dataset.margins).catch(() => null);
  if (!reply || !reply.ok || reply.redirected) return;
  const fresh = new DOMParser().parseFromString(await reply.text(), "text/html");
  for (const old of sheet.querySelectorAll("[data-margin]")) {
    if (old.contains(document.activeElement) && old.querySelector("details[open]")) continue;
    const { margin } = old.dataset;
    const now = fresh.querySelector(`[data-margin="${CSS.escape(margin)}"]`);
    if (now) old.replaceWith(document.adoptNode(now));
    else old.replaceChildren();
  }
}

offerPreview();
if (sheet) {
  keepByItself(sheet, (version, key) => {
    refresh(version, key);
    remark();
  });
  offerDragging(sheet);
  keepFocus(sheet);
  for (const kind of ["click", "focusin"]) {
    sheet.addEventListener(kind, (event) => {
      const card = event.target.closest(".ask");
      if (card) follow(card.dataset.key);
    });
  }
}
