// Reading and coding by keyboard: a key chooses, Enter goes on; words are removed by selecting them.

const OFF = "wijkstem-keys-off";
const words = document.querySelector("[data-words]");
const person = document.querySelector("[data-person]");
const coding = document.querySelector("[data-coding]");
const switches = document.querySelectorAll("[data-keys-off]");

for (const each of switches) {
  each.checked = localStorage.getItem(OFF) === "1";
  each.addEventListener("change", () => localStorage.setItem(OFF, each.checked ? "1" : ""));
}
document.querySelector("[data-select]")?.removeAttribute("hidden");

const box = (number) => person.querySelector(`[name="word"][value="${number}"]`);
const inText = ({ target }) => target.matches("input:not([type=checkbox]), textarea, select");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || inText(event)) return;
  if ([...switches].some((each) => each.checked)) return;
  if (event.key === "Enter" && coding && !event.target.closest("a, button, summary")) {
    event.preventDefault();
    return coding.requestSubmit();
  }
  const chosen = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!chosen) return;
  event.preventDefault();
  if (chosen.matches("summary")) return openPerson();
  chosen.click();
  if (chosen.type === "checkbox") chosen.focus();
});

function openPerson() {
  take();
  person.open = true;
  person.querySelector("[data-redact]").focus();
}

// What is selected in the text is ticked below it, and shown as gone.
function take() {
  const selection = getSelection();
  if (!words || selection.isCollapsed || !words.contains(selection.anchorNode)) return false;
  for (const each of words.querySelectorAll("[data-word]")) {
    if (selection.containsNode(each, true)) box(each.dataset.word).checked = true;
  }
  show();
  return true;
}

function show() {
  for (const each of words.querySelectorAll("[data-word]")) {
    each.classList.toggle("gone", box(each.dataset.word).checked);
  }
}

if (words) {
  words.addEventListener("pointerup", () => {
    if (take()) person.open = true;
  });
  words.addEventListener("click", ({ target }) => {
    const word = target.closest("[data-word]");
    if (!word || !getSelection().isCollapsed || !person.open) return;
    box(word.dataset.word).checked = !box(word.dataset.word).checked;
    show();
  });
  person.addEventListener("change", show);
  show();
}
