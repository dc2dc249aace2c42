(() => {
  "use strict";
  const form = document.getElementById("filter");
  const folded = (text) =>
    text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[\u2018\u2019]/g, "'")
      .replace(/[\u201c\u201d]/g, '"').replace(/\s+/g, " ").toLowerCase();
  addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll("details")) each.open = true;
  });
  if (!form) return;

  const search = document.getElementById("search");
  const shown = document.getElementById("shown");
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const sections = [...document.querySelectorAll("details.actor")].map((element) => {
    const name = element.querySelector("h3").textContent;
    const quotes = [...element.querySelectorAll(".quote")].map((quote) => ({
      element: quote,
      answer: quote.dataset.k,
      text: folded(`${name} ${quote.querySelector(".words").textContent}`),
    }));
    return { element, quotes };
  });
  const total = sections.reduce((sum, section) => sum + section.quotes.length, 0);

  const apply = () => {
    const words = folded(search.value).split(" ").filter(Boolean);
    const answers = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let count = 0;
    for (const section of sections) {
      let here = 0;
      for (const quote of section.quotes) {
        const fits = answers.has(quote.answer) && words.every((word) => quote.text.includes(word));
        quote.element.hidden = !fits;
        here += fits ? 1 : 0;
      }
      section.element.hidden = here === 0;
      count += here;
    }
    shown.textContent = count === total ? `All ${total} quotes shown.`
      : `${count} of ${total} quotes shown${count ? "" : "; try fewer words or more answers"}. The table above counts all.`;
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  form.hidden = false;
  apply();
})();
