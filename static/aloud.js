// "Lees alles voor": recordings first, the browser's own voice otherwise, absent without either.

import { byId } from "./answers.js";
import { draft, save } from "./draft.js";

const button = byId("_aloud");
const language = document.documentElement.lang;
const READ = ".asked, h1, .intro, .help, .limit, summary, .option > span, dt, dd > span";
let playing = null;

const speech = "speechSynthesis" in window ? speechSynthesis : null;
const voice = () => speech && speech.getVoices().find((each) => each.lang.slice(0, 2) === language);

export function offerAloud() {
  const offer = () => (button.hidden = !(document.querySelector("[data-audio]") || voice()));
  offer();
  if (speech && speech.addEventListener) speech.addEventListener("voiceschanged", offer);
  button.setAttribute("aria-pressed", Boolean(draft.aloud));
}

export function silence() {
  if (speech) speech.cancel();
  if (playing) playing.pause();
  playing = null;
}

/** Reads the question and its options, when the person has asked for that. */
export function readAloud(step) {
  silence();
  if (!draft.aloud || button.hidden) return;
  speak([...step.querySelectorAll(READ)].filter(shown));
}

/** Whether it is on the screen; a closed area shows its name alone. */
function shown(part) {
  const inside = !part.matches("summary") && part.closest("details");
  return part.offsetParent !== null && !(inside && !inside.open);
}

export function toggleAloud(step) {
  draft.aloud = !draft.aloud;
  button.setAttribute("aria-pressed", draft.aloud);
  save();
  readAloud(step);
}

function speak([part, ...rest]) {
  if (!part || !draft.aloud) return;
  const recorded = part.querySelector("[data-audio]");
  const onward = () => speak(rest);
  if (recorded) {
    const sound = new Audio(recorded.dataset.audio);
    const mine = () => playing === sound && onward();
    playing = sound;
    sound.addEventListener("ended", mine);
    sound.play().catch(mine);
  } else if (voice()) {
    const utterance = new SpeechSynthesisUtterance(part.textContent.trim());
    utterance.voice = voice();
    utterance.lang = language;
    utterance.addEventListener("end", onward);
    speech.speak(utterance);
  } else {
    onward();
  }
}
