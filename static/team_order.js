// Drags a theme to another place in the team's order. The buttons beside it do the same.

import { offer, press } from "./team_dragging.js";

const form = document.getElementById("decision");
const cards = [...form.querySelectorAll(".place-card")];
offer(
  cards,
  (card, to) => press(form, `to:${card.dataset.code}:${to}`),
  (card) => card.querySelector(".place-head"),
);
