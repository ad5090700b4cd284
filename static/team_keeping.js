// Keeps a form when a field is left, and says so; what cannot be kept stays on the screen.

/** Forms keep themselves, one at a time and in order; `kept` is told the new version. */
export function keepByItself(sheet, kept) {
  let busy = Promise.resolve();
  for (const form of sheet.querySelectorAll("form[data-autosave]")) {
    let waiting = null;
    form.addEventListener("change", (event) => {
      if (event.target.name === "new_option") return;
      busy = busy.then(() => keep(form, sheet, kept));
      const own = (waiting = busy);
      own.then(() => waiting === own && (waiting = null));
    });
    // A button goes with the newest mark, so that it is not behind its own form.
    form.addEventListener("submit", (event) => {
      if (!waiting) return;
      event.preventDefault();
      const again = () => form.requestSubmit(event.submitter || undefined);
      waiting.then(() => setTimeout(() => form.dataset.state !== "wrong" && again()));
    });
  }
}

async function keep(form, sheet, kept) {
  const body = new FormData(form);
  body.set("act", "save");
  body.set("stay", "1");
  tell(form, sheet.dataset.saving, "");
  const headers = { Accept: "application/json", "X-CSRFToken": form.elements.csrf_token.value };
  let reply;
  try {
    reply = await fetch(form.action, { method: "POST", body: new URLSearchParams(body), headers });
  } catch {
    return tell(form, sheet.dataset.lost, "wrong");
  }
  if (reply.redirected) return tell(form, sheet.dataset.lost, "wrong"); // signed out meanwhile
  const told = await reply.json().catch(() => ({ message: sheet.dataset.lost }));
  if (!reply.ok) return tell(form, told.message, "wrong");
  form.elements.seen.value = told.seen;
  const undo = document.querySelector(".undo");
  undo.hidden = false;
  undo.elements.version.value = told.version;
  undo.querySelector(".act-name").textContent = told.undo;
  tell(form, told.said, "");
  const card = form.closest(".ask");
  kept(told.version, card ? card.dataset.key : "");
}

function tell(form, words, state) {
  const place = form.querySelector(".state");
  form.dataset.state = state;
  place.classList.toggle("wrong", state === "wrong");
  place.textContent = words;
}
