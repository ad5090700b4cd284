// Drags questions and answers to another place. The buttons beside them do the same.

export function offerDragging(sheet) {
  const cards = [...sheet.querySelectorAll(".ask")].filter((card) => card.querySelector(".tools"));
  offer(cards, (card, to) => press(card.querySelector(".tools"), `to:${to}`), (card) => card.querySelector(".meta"));
  const answers = [...sheet.querySelectorAll(".edit-option:not(.inner)")];
  offer(
    answers,
    (answer, to) => press(answer.closest("form"), `option_to:${answer.dataset.code}:${to}`),
    (answer) => answer.querySelector(".edit-main"),
  );
}

/** Sends the form as if it had a button with this value. */
export function press(form, value) {
  const button = document.createElement("button");
  Object.assign(button, { name: "act", value, hidden: true });
  form.append(button);
  form.requestSubmit(button);
}

export function offer(items, moved, where) {
  let dragged = null;
  for (const item of items) {
    const handle = document.createElement("span");
    Object.assign(handle, { className: "handle", textContent: "⠿", draggable: true, ariaHidden: "true" });
    where(item).append(handle);
    handle.addEventListener("dragstart", (event) => {
      dragged = item;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", "");
      event.dataTransfer.setDragImage(item, 16, 16);
      item.classList.add("dragged");
    });
    handle.addEventListener("dragend", () => {
      dragged = null;
      for (const each of items) each.classList.remove("dragged", "drop-before", "drop-after");
    });
    item.addEventListener("dragover", (event) => {
      if (!dragged || dragged === item) return;
      event.preventDefault();
      item.classList.toggle("drop-after", below(item, event));
      item.classList.toggle("drop-before", !below(item, event));
    });
    item.addEventListener("dragleave", () => item.classList.remove("drop-before", "drop-after"));
    item.addEventListener("drop", (event) => {
      if (!dragged || dragged === item) return;
      event.preventDefault();
      const from = Number(dragged.dataset.at);
      const at = Number(item.dataset.at) + (below(item, event) ? 1 : 0);
      moved(dragged, at > from ? at - 1 : at);
    });
  }
}

function below(item, event) {
  const box = item.getBoundingClientRect();
  return event.clientY > box.top + box.height / 2;
}
