// Keeps a form when a field is left, and says so; what cannot be kept stays on the screen.

/** Forms keep themselves, one at a time and in order; `kept` is told the new version. */
export function keepByItself(sheet, kept) {
  let busy = Promise.resolve();
  let waiting = 0;
  let last = null;
  for (const form of sheet.querySelectorAll("form[data-autosave]")) {
    form.addEventListener("change", (event) => {
      if (event.target.name === "new_option") return;
      waiting += 1;
      last = form;
      busy = busy.then(() => keep(form, sheet, kept)).finally(() => (waiting -= 1));
    });
  }
  // A button goes with the newest mark, so that it is not behind its own form; and a button
  // elsewhere on the page waits, so that nothing is lost that was just written.
  document.addEventListener("submit", (event) => {
    if (!waiting) return;
    event.preventDefault();
    const again = () => event.target.requestSubmit(event.submitter || undefined);
    busy.then(() => setTimeout(() => last.dataset.state !== "wrong" && again()));
  });
}

async function keep(form, sheet, kept) {
  const body = new FormData(form);
  body.set("act", "save");
  body.set("stay", "1");
  tell(form, sheet.dataset.saving, "");
  const headers = { Accept: "application/json", "X-CSRFToken": form.elements.csrf_token.value };
  let reply;
  try {
    reply = await fetch(form.action, { method: "POST", body: new URLSearchParams(body), headers, keepalive: true });
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
  document.querySelector(".redo").hidden = true;
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
