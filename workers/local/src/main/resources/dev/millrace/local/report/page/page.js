"use strict";
// Tips over charts: what the row of the chart's table nearest to the pointer says.
for (const plot of document.querySelectorAll(".plot")) {
  const figure = plot.closest("figure");
  const heads = [...figure.querySelectorAll("thead th")].map((head) => head.textContent);
  const rows = [...figure.querySelectorAll("tr[data-x]")];
  const places = rows.map((row) => Number(row.dataset.x) / 1000);
  const cursor = document.createElement("div");
  const tip = document.createElement("div");
  cursor.className = "cursor";
  tip.className = "tip";
  let shown = -1;

  const show = (index) => {
    shown = Math.max(0, Math.min(rows.length - 1, index));
    const cells = [...rows[shown].cells].map((cell) => cell.textContent);
    const title = document.createElement("b");
    title.textContent = cells[0];
    const lines = cells.slice(1).map((cell, i) => {
      const line = document.createElement("div");
      for (const text of [heads[i + 1], cell]) {
        line.appendChild(document.createElement("span")).textContent = text;
      }
      return line;
    });
    tip.replaceChildren(title, ...lines);
    const place = places[shown];
    cursor.style.left = tip.style.left = 100 * place + "%";
    tip.style.transform = place > 0.5 ? "translateX(calc(-100% - .6rem))" : "translateX(.6rem)";
    plot.append(cursor, tip);
  };
  const hide = () => {
    shown = -1;
    cursor.remove();
    tip.remove();
  };
  const nearest = (place) =>
    places.reduce((best, p, i) => (Math.abs(p - place) < Math.abs(places[best] - place) ? i : best), 0);

  if (rows.length > 0) {
    plot.addEventListener("pointermove", (event) => {
      const box = plot.getBoundingClientRect();
      show(nearest((event.clientX - box.left) / box.width));
    });
    plot.addEventListener("pointerleave", hide);
    plot.addEventListener("blur", hide);
    plot.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step) {
        event.preventDefault();
        show(shown + step);
      } else if (event.key === "Escape") {
        hide();
      }
    });
  }
}
