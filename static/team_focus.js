// After a button that loads the page anew, the hands are where they were: nobody searches for it.

const KEPT = "wijkstem-pressed";

export function keepFocus(sheet) {
  const pressed = JSON.parse(sessionStorage.getItem(KEPT) || "null");
  sessionStorage.removeItem(KEPT);
  // Going to the part of the page in the address takes the focus away; that is done by then.
  if (pressed) addEventListener("load", () => setTimeout(() => restore(sheet, pressed)));
  sheet.addEventListener("submit", ({ target, submitter }) => {
    if (target.hasAttribute("data-autosave") && !submitter) return;
    const act = target.matches(".chooser") ? "add" : submitter && submitter.value;
    const card = target.closest(".ask");
    sessionStorage.setItem(KEPT, JSON.stringify({ act: act || "", key: card ? card.dataset.key : "" }));
  });
}

function restore(sheet, { act, key }) {
  const title = sheet.querySelector(".open #title");
  if (act === "add" && title) return title.select();
  if (act === "option_add") return sheet.querySelector("#new_option")?.focus();
  if (!["up", "down"].includes(act)) return;
  const buttons = sheet.querySelectorAll(`#v-${CSS.escape(key)} .tools button:enabled`);
  const same = [...buttons].find((button) => button.value === act);
  (same || buttons[0])?.focus({ preventScroll: true });
}
