// Putting in order by tapping: each tap gives the next place; buttons move it up, down or level.
// The places stand in the fields that a page without script shows, and are sent from there.

import { byId, fill, marks, questions, words } from "./answers.js";
import { complain, count } from "./choosing.js";
import { save } from "./draft.js";

const cards = (question) => [...question.querySelectorAll(".ranked")];
const field = (card) => card.querySelector("input");
const wordsOf = (card) => card.querySelector(".pick > span:not(.place)").firstChild.textContent;
const place = (card) => Number(field(card).value) || 0;

/** The cards that have a place, grouped by it, the first place first. */
function order(question) {
  const placed = cards(question).filter(place);
  const taken = [...new Set(placed.map(place))].sort((a, b) => a - b);
  return taken.map((each) => placed.filter((card) => place(card) === each));
}

export function offerRankings() {
  for (const question of questions) {
    if (question.dataset.kind !== "ranking") continue;
    question.querySelector(".limit").textContent = words.tap;
    cards(question).forEach(offer);
    shown(question);
    for (const mark of marks(question)) mark.addEventListener("change", () => emptied(mark));
  }
}

/** "Don't know" takes every place away. */
function emptied(mark) {
  const question = mark.closest(".question");
  if (mark.checked) cards(question).forEach((card) => (field(card).value = ""));
  shown(question);
}

/** Makes a button of the whole card, with its own buttons to move it. */
function offer(label) {
  const card = document.createElement("div");
  const pick = document.createElement("button");
  const badge = document.createElement("span");
  card.className = label.className;
  pick.type = "button";
  pick.className = "pick";
  badge.className = "place";
  const own = field(label);
  own.type = "hidden";
  pick.append(badge, ...[...label.childNodes].filter((part) => part !== own));
  const moves = document.createElement("span");
  moves.className = "moves";
  moves.hidden = true;
  card.append(own, pick, moves);
  label.replaceWith(card);
  pick.addEventListener("click", () => toggle(card));
  const question = card.closest(".question");
  moves.append(mover(card, "▲", words.up, up), mover(card, "▼", words.down, down));
  if (question.dataset.ties) moves.append(mover(card, "=", words.level, level));
}

function mover(card, sign, told, move) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = sign;
  button.setAttribute("aria-label", `${told}: ${wordsOf(card)}`);
  button.addEventListener("click", () => put(card, move(order(card.closest(".question")), card)));
  return button;
}

function toggle(card) {
  const question = card.closest(".question");
  const groups = order(question);
  const most = Number(question.dataset.max);
  complain(question, "");
  if (place(card)) put(card, without(groups, card));
  else if (most && groups.flat().length >= most) {
    complain(question, fill(words.full, { total: most }), card);
  } else put(card, [...groups, [card]]);
}

const without = (groups, card) =>
  groups.map((group) => group.filter((each) => each !== card)).filter((group) => group.length);
const at = (groups, card) => groups.findIndex((group) => group.includes(card));

/** One place up: before those it shares a place with, or before the place above. */
function up(groups, card) {
  const from = at(groups, card);
  const to = groups[from].length > 1 ? from : Math.max(0, from - 1);
  const rest = without(groups, card);
  return [...rest.slice(0, to), [card], ...rest.slice(to)];
}

function down(groups, card) {
  const from = at(groups, card);
  const rest = without(groups, card);
  return [...rest.slice(0, from + 1), [card], ...rest.slice(from + 1)];
}

/** As important as what stands above it. */
function level(groups, card) {
  const above = at(groups, card) - 1;
  const joined = without(groups, card);
  return above < 0 ? groups : joined.map((g, i) => (i === above ? [...g, card] : g));
}

/** Writes the places into the fields, shows them, and says aloud where this card stands now. */
function put(card, groups) {
  const question = card.closest(".question");
  cards(question).forEach((each) => (field(each).value = ""));
  groups.forEach((group, i) => group.forEach((each) => (field(each).value = String(i + 1))));
  marks(question).forEach((mark) => (mark.checked = false));
  shown(question);
  count(question);
  save();
  const told = place(card) ? words.placed : words.unplaced;
  byId("_said").textContent = fill(told, { words: wordsOf(card), n: place(card) });
}

/** Shows the places as they are in the fields. */
export function shown(question) {
  const groups = order(question);
  for (const card of cards(question)) {
    const n = place(card);
    const [higher, lower, same] = card.querySelectorAll(".moves button");
    card.classList.toggle("chosen", n > 0);
    card.querySelector(".place").textContent = n || "";
    card.querySelector(".pick").setAttribute("aria-pressed", n > 0);
    card.querySelector(".moves").hidden = !n;
    if (!n) continue;
    const lonely = groups[n - 1].length === 1;
    higher.disabled = n === 1 && lonely;
    lower.disabled = n === groups.length && lonely;
    if (same) same.disabled = n === 1;
  }
}
