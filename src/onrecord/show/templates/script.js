"use strict";
// Only comforts: every link works without this. Lights all pieces of a record, and brings its card into view.
(() => {
  let lit = [];
  const light = (name) => {
    for (const element of lit) element.classList.remove("lit");
    lit = name ? [...document.getElementsByClassName("r-" + name)] : [];
    const card = name && document.getElementById(name);
    if (card) lit.push(card);
    for (const element of lit) element.classList.add("lit");
  };
  const current = () => {
    const hash = decodeURIComponent(location.hash.slice(1));
    return /^(d\d+-)?t?[sx]\d+$/.test(hash) ? hash.replace(/t(?=[sx]\d+$)/, "") : null;
  };
  const recordAt = (target) => {
    const card = target.closest(".card");
    if (card) return card.dataset.record;
    const piece = target.closest(".words a");
    return piece ? piece.getAttribute("href").slice(1) : null;
  };
  addEventListener("mouseover", (event) => light(recordAt(event.target) || current()));
  addEventListener("hashchange", () => {
    const name = current();
    light(name);
    const card = name && document.getElementById(name);
    if (!card) return;
    // Beside the text, both are brought into view; on a narrow screen the browser's own jump is right.
    if (matchMedia("(min-width: 60rem)").matches) {
      const first = location.hash.includes("ts") || location.hash.includes("tx");
      const other = first ? card : document.getElementById(name.replace(/(?=[sx]\d+$)/, "t"));
      if (other) other.scrollIntoView({ block: "center" });
    }
    if (!location.hash.match(/t[sx]\d+$/)) card.focus({ preventScroll: true });
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !["j", "k"].includes(event.key)) return;
    const cards = [...document.querySelectorAll(".card")];
    const at = cards.findIndex((card) => card.dataset.record === current());
    const next = cards[at + (event.key === "j" ? 1 : -1)];
    if (next) location.hash = next.id;
  });
  light(current());
})();
