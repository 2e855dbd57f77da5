const form = document.getElementById("passenger");
const answer = document.getElementById("answer");
const details = document.getElementById("details");
const svgNamespace = "http://www.w3.org/2000/svg";
let running = new AbortController();

// What is not known is left out. A text that is no number goes as it is: the server says what is wrong.
function readPassenger() {
  const passenger = {};
  for (const field of form.elements) {
    const text = field.value.trim();
    if (field.name && text) {
      const number = Number(text.replace(",", "."));
      passenger[field.name] = field.dataset.type === "number" && Number.isFinite(number) ? number : text;
    }
  }
  return passenger;
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}

function points(change) {
  const text = (100 * Math.abs(change)).toFixed(1);
  return text === "0.0" ? text : `${change > 0 ? "+" : "−"}${text}`;
}

function say(text) {
  answer.replaceChildren(Object.assign(document.createElement("p"), { textContent: text }));
}

function sayProbability(probability) {
  const line = document.createElement("p");
  const name = Object.assign(document.createElement("span"), { textContent: "Probability of survival" });
  const number = Object.assign(document.createElement("strong"), { textContent: percent(probability) });
  line.append(name, " ", number, " ", `The model expects this passenger ${probability > 0.5 ? "" : "not "}to survive.`);
  answer.replaceChildren(line);
}

function clearErrors() {
  for (const error of form.querySelectorAll(".error")) {
    error.remove();
  }
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
}

function showErrors(errors) {
  let first = null;
  for (const [name, messages] of Object.entries(errors)) {
    const field = form.elements.namedItem(name);
    if (!field) {
      continue;
    }
    const error = document.createElement("p");
    Object.assign(error, { className: "error", id: `${name}-error`, textContent: messages.join(" ") });
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", error.id);
    field.after(error);
    first ??= field;
  }
  first?.focus();
}

function bar(change, largest) {
  const svg = document.createElementNS(svgNamespace, "svg");
  svg.setAttribute("viewBox", "-100 0 200 16");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const length = largest > 0 ? 100 * Math.abs(change) / largest : 0;
  const rect = document.createElementNS(svgNamespace, "rect");
  rect.setAttribute("class", change > 0 ? "up" : "down");
  rect.setAttribute("x", change > 0 ? 0 : -length);
  rect.setAttribute("y", 2);
  rect.setAttribute("width", length);
  rect.setAttribute("height", 12);
  const line = document.createElementNS(svgNamespace, "line");
  line.setAttribute("y2", 16);
  line.setAttribute("vector-effect", "non-scaling-stroke");
  svg.append(rect, line);
  return svg;
}

function valueOf(field) {
  const text = field instanceof HTMLSelectElement ? field.selectedOptions[0].text : field.value.trim();
  return text || field.placeholder;
}

function effectRow(effect, largest) {
  const field = form.elements.namedItem(effect.feature);
  const row = document.createElement("tr");
  const name = Object.assign(document.createElement("th"), { scope: "row", textContent: field.labels[0].firstChild.textContent });
  name.append(Object.assign(document.createElement("span"), { textContent: valueOf(field) }));
  const atMean = Object.assign(document.createElement("td"), { className: "number", textContent: percent(effect.atMean) });
  const change = document.createElement("td");
  change.append(Object.assign(document.createElement("span"), { className: "points", textContent: points(effect.change) }), bar(effect.change, largest));
  row.append(name, atMean, change);
  return row;
}

function show(explanation) {
  sayProbability(explanation.probability);
  document.getElementById("level").style.width = `${100 * explanation.probability}%`;
  const effects = explanation.effects.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const largest = Math.abs(effects[0].change);
  document.getElementById("effects").replaceChildren(...effects.map(effect => effectRow(effect, largest)));
  details.hidden = false;
}

async function fail(response) {
  details.hidden = true;
  const problem = await response.json().catch(() => ({}));
  say(response.status === 400 ? "Some values do not fit." : problem.detail ?? `The server answered with ${response.status}.`);
  showErrors(problem.errors ?? {});
}

async function ask() {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  clearErrors();
  try {
    const response = await fetch("/explain", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(readPassenger()), signal,
    });
    await (response.ok ? response.json().then(show) : fail(response));
  } catch (error) {
    if (error.name !== "AbortError") {
      details.hidden = true;
      say("The server does not answer. Try again later.");
    }
  }
}

async function describeModel() {
  const model = await (await fetch("/model")).json();
  document.getElementById("model").textContent =
    `Model ${model.model}: learnt from ${model.trainingRows} passengers, right for ${percent(model.accuracy)} of ${model.testRows} others.`;
}

form.addEventListener("submit", event => {
  event.preventDefault();
  ask();
});
ask();
describeModel().catch(() => {});
