// The browser's side of marking.py. Words are numbered from 0 through the whole text, and a mark is
// [category, first word, last word]. What is marked is decided here; the server only keeps it.
// Streamlit calls the function at the end again whenever what it is told has changed.

const RESEND = [2000, 3000, 5000]; // milliseconds; the last again and again
const LATE = 4500; // milliseconds after which somebody should be told
const TRIES_WHEN_LOCKED = 3;
const MOST_UNDONE = 100;
const DRAG = 8; // pixels to the side before a finger means to drag
const LONGEST_TOLD = 12; // words of a phrase that are read out
const HIDDEN = "▇▇▇";

// What was marked outlives the text's being taken off the page and put back.
const everKept = new Map();

const touches = (mark, first, last) => mark[1] <= last && first <= mark[2];
const holds = (mark, first, last) => mark[1] <= first && last <= mark[2];
const inOrder = (marks) => [...marks].sort((a, b) => a[1] - b[1] || a[2] - b[2]);

function withMark(marks, category, first, last) {
  const met = marks.filter((mark) => mark[0] === category && touches(mark, first, last));
  const joined = [category, Math.min(first, ...met.map((mark) => mark[1])),
    Math.max(last, ...met.map((mark) => mark[2]))];
  return inOrder([...marks.filter((mark) => !met.includes(mark)), joined]);
}

function counted(marks) {
  return marks.length === 1 ? "1 mark" : `${marks.length} marks`;
}

// “Loaded word” within a sentence; “NATO term” stays.
function within(name) {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name[0].toLowerCase() + name.slice(1) : name;
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// The marks of one text: what they are, were and will be again, and whether they are saved.
class Kept {
  constructor(data) {
    this.place = `slantwise.marking.${data.key}`;
    this.text = data.text;
    this.revision = this.saved = data.revision;
    this.marks = inOrder(data.marks);
    this.past = [];
    this.future = [];
    this.anchor = null;
    this.cursor = 0;
    this.tries = 0;
    this.since = Date.now();
    this.wasLate = false;
    this.isTooLate = false;
    const stored = this.#stored(data);
    if (stored && stored.revision > this.revision) {
      this.revision = stored.revision;
      this.marks = stored.marks;
    }
  }

  get isSaved() { return this.saved >= this.revision; }
  get isLate() { return !this.isSaved && Date.now() - this.since >= LATE; }

  change(marks) {
    this.past = [...this.past, this.marks].slice(-MOST_UNDONE);
    this.future = [];
    this.#put(marks);
  }

  undo() {
    if (!this.past.length) return false;
    this.future.push(this.marks);
    this.#put(this.past.pop());
    return true;
  }

  redo() {
    if (!this.future.length) return false;
    this.past.push(this.marks);
    this.#put(this.future.pop());
    return true;
  }

  #put(marks) {
    if (this.isSaved) this.since = Date.now();
    this.tries = 0;
    this.isTooLate = false;
    this.marks = marks;
    this.revision += 1;
    this.#store();
    this.send();
  }

  // What the server has kept.
  hear(data) {
    const wasSaved = this.isSaved;
    if (data.locked && !this.latest?.locked) this.tries = 0;
    this.latest = data;
    this.saved = data.revision;
    if (wasSaved && this.saved > this.revision) this.#take();
    // Something else was saved meanwhile: what was marked here comes after it.
    else if (!wasSaved && this.saved > this.revision) this.revision = this.saved + 1;
    else if (wasSaved && !this.isSaved) this.since = Date.now();
    this.#store();
    if (this.isSaved) this.stop();
    else if (!this.timer) this.send();
  }

  // The server's marks in place of those here.
  #take() {
    this.marks = inOrder(this.latest.marks);
    this.revision = this.saved;
    this.past = [];
    this.future = [];
  }

  send() {
    clearTimeout(this.timer);
    const wait = RESEND[Math.min(this.tries, RESEND.length - 1)];
    this.tries += 1;
    this.timer = setTimeout(() => this.#again(), wait);
    this.deliver({ text: this.text, revision: this.revision, marks: this.marks });
  }

  // Once the text is locked, the server may have refused what came after.
  #again() {
    this.isTooLate = this.latest.locked && this.tries >= TRIES_WHEN_LOCKED;
    if (this.isTooLate) {
      this.stop();
      this.#take();
      this.#store();
    } else this.send();
    this.changed();
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = null;
  }

  // A browser may refuse to store anything: then a reload before the server has it loses it.
  #store() {
    try {
      if (this.isSaved) sessionStorage.removeItem(this.place);
      else sessionStorage.setItem(this.place, JSON.stringify(
        { text: this.text, revision: this.revision, marks: this.marks }));
    } catch { /* as above */ }
  }

  #stored(data) {
    const known = new Set(data.categories.map((category) => category.key));
    const words = data.paragraphs.reduce((sum, pieces) => sum + (pieces.length - 1) / 2, 0);
    const isMark = (mark) => Array.isArray(mark) && mark.length === 3 && known.has(mark[0])
      && Number.isInteger(mark[1]) && Number.isInteger(mark[2]) && mark[1] >= 0
      && mark[1] <= mark[2] && mark[2] < words;
    try {
      const found = JSON.parse(sessionStorage.getItem(this.place));
      return found?.text === this.text && Number.isInteger(found.revision)
        && Array.isArray(found.marks) && found.marks.every(isMark) ? found : null;
    } catch {
      return null;
    }
  }
}

// The text as words to choose from: a list box whose options are words, for that is what it is to
// a screen reader: one of them is current, several may be chosen, and each says its marks.
class Text {
  constructor(paragraphs, categories) {
    this.categories = new Map(categories.map((category) => [category.key, category]));
    this.words = [];
    this.sentences = [];
    this.box = element("div", { class: "text", role: "listbox", tabindex: "0",
      "aria-multiselectable": "true", "aria-label": "Text to mark", "aria-describedby": "help" });
    paragraphs.forEach((pieces, number) => this.box.append(
      this.#paragraph(pieces, `Paragraph ${number + 1} of ${paragraphs.length}`)));
    this.painted = this.words.map(() => ";");
    this.marks = null;
    this.words.forEach((word) => this.#draw(word, [], []));
    this.shown = null;
  }

  #paragraph(pieces, label) {
    const made = element("div", { class: "paragraph", role: "group", dir: "auto",
      "aria-label": label });
    const start = this.words.length;
    const end = start + (pieces.length - 1) / 2 - 1;
    for (let at = 1; at < pieces.length; at += 2) {
      const number = this.words.length;
      const told = pieces[at];
      const gap = element("span", { class: "gap", "data-gap": number }, pieces[at - 1]);
      const option = element("span", { class: "word", role: "option", id: `word-${number}`,
        "data-word": number, "aria-selected": "false" });
      const isFirst = number === start;
      if (isFirst || (/[.!?…؟۔]/u.test(pieces[at - 1]) && !/^\p{Ll}/u.test(told ?? "")))
        this.sentences.push(number);
      this.words.push({ option, gap, told, start, end });
      made.append(gap, option);
    }
    made.append(element("span", { class: "gap", "data-gap": this.words.length }, pieces.at(-1)));
    return made;
  }

  // Draws the marks, and touches only those words whose marks changed.
  paint(marks) {
    if (this.marks === marks) return;
    this.marks = marks;
    const lines = this.words.map(() => ({ word: [], gap: [] }));
    for (const [key, first, last] of marks)
      for (let at = first; at <= last && at < lines.length; at++) {
        lines[at].word.push(key);
        if (at > first) lines[at].gap.push(key);
      }
    lines.forEach(({ word, gap }, at) => {
      const now = `${word.join()};${gap.join()}`;
      if (this.painted[at] === now) return;
      this.painted[at] = now;
      this.#draw(this.words[at], word, gap);
    });
  }

  #draw({ option, gap, told }, keys, gapKeys) {
    const lined = (what, over) => over.reduce((inner, key) =>
      element("span", { class: `line ${this.categories.get(key).line}` }, inner), what);
    option.replaceChildren(lined(told ?? HIDDEN, keys));
    gap.replaceChildren(lined(gap.textContent, gapKeys));
    const names = keys.map((key) => within(this.categories.get(key).name));
    if (keys.length || told === null)
      option.setAttribute("aria-label", [told ?? "hidden", ...names].join(", "));
    else option.removeAttribute("aria-label");
  }

  // Shows what is chosen: `range` is [first, last], or null.
  choose(range) {
    if (this.shown?.[0] === range?.[0] && this.shown?.[1] === range?.[1]) return;
    for (const [each, isChosen] of [[this.shown, false], [range, true]])
      for (let at = each?.[0] ?? 0; at <= (each?.[1] ?? -1); at++) {
        const { option, gap } = this.words[at];
        option.setAttribute("aria-selected", String(isChosen));
        gap.classList.toggle("chosen", isChosen && at > each[0]);
      }
    this.shown = range;
  }

  current(number) {
    this.now?.classList.remove("current");
    this.now = this.words[number]?.option;
    this.now?.classList.add("current");
    this.box.setAttribute("aria-activedescendant", `word-${number}`);
  }

  // The word at a point of the window; between two words, the nearer.
  at(x, y) {
    const hit = this.box.getRootNode().elementFromPoint(x, y)?.closest("[data-word], [data-gap]");
    if (!hit || !this.box.contains(hit)) return null;
    if (hit.dataset.word) return Number(hit.dataset.word);
    const after = Number(hit.dataset.gap);
    const away = (number) => Math.min(...[...this.words[number].option.getClientRects()].map(
      (box) => Math.max(box.left - x, x - box.right, 0) + Math.max(box.top - y, y - box.bottom, 0)));
    const beside = [after - 1, after].filter((number) =>
      hit.parentElement.contains(this.words[number]?.option ?? null));
    return beside.sort((a, b) => away(a) - away(b))[0] ?? null;
  }

  phrase(first, last) {
    const told = this.words.slice(first, last + 1).map(({ told }, at) =>
      (at ? this.words[first + at].gap.textContent : "") + (told ?? "hidden"));
    return told.length > LONGEST_TOLD ? `${told.slice(0, LONGEST_TOLD).join("")} …` : told.join("");
  }

  sentence(number) {
    const next = this.sentences.find((start) => start > number) ?? this.words.length;
    const last = Math.min(next - 1, this.words[number].end);
    return this.words.slice(number, last + 1).map(({ told }, at) =>
      (at ? this.words[number + at].gap.textContent : "") + (told ?? "hidden")).join("");
  }

  isRightToLeft(number) {
    return getComputedStyle(this.words[number].option.parentElement).direction === "rtl";
  }
}

// What the small buttons make of the first and the last word chosen.
const STEPS = {
  startLess: (first, last) => [first + 1, last],
  startMore: (first, last) => [first - 1, last],
  endLess: (first, last) => [first, last - 1],
  endMore: (first, last) => [first, last + 1],
};
const ARROWS = {
  Undo: "M5 9h9a5 5 0 0 1 0 10h-4M5 9l4-4M5 9l4 4",
  Redo: "M19 9h-9a5 5 0 0 0 0 10h4M19 9l-4-4M19 9l-4 4",
};

function arrow(path) {
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawn.setAttribute("viewBox", "0 0 24 24");
  drawn.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  drawn.append(line);
  return drawn;
}

// A bar of buttons that is one tab stop: the arrow keys go from one to the next.
class Bar {
  constructor(categories, act) {
    this.act = act;
    this.all = [];
    this.categories = categories.map((category, at) => this.#category(category, at + 1));
    this.tools = {
      startLess: this.#tool("−", "start", "One word less at the start"),
      startMore: this.#tool("+", "start", "One word more at the start"),
      endLess: this.#tool("−", "end", "One word less at the end"),
      endMore: this.#tool("+", "end", "One word more at the end"),
      remove: this.#tool("×", "remove", "Remove mark"),
      undo: this.#tool(arrow(ARROWS.Undo), "undo", "Undo"),
      redo: this.#tool(arrow(ARROWS.Redo), "redo", "Redo"),
    };
    this.all = [...this.categories, ...Object.values(this.tools)];
    this.box = element("div", { class: "bar", role: "toolbar", "aria-label": "Mark as" },
      element("div", { class: "categories" }, ...this.categories),
      element("div", { class: "tools" }, ...Object.values(this.tools)));
    Object.entries(this.tools).forEach(([name, button]) => { button.dataset.act = name; });
    this.#rove(this.all[0]);
    this.box.addEventListener("click", (event) => this.#clicked(event));
    this.box.addEventListener("keydown", (event) => this.#key(event));
    // A mouse that chooses a category leaves the keyboard in the text.
    this.box.addEventListener("mousedown", (event) => event.preventDefault());
  }

  #category({ key, name, meaning, line }, number) {
    const digit = element("span", { class: "digit", "aria-hidden": "true" }, String(number));
    return element("button", { type: "button", class: "category", "data-category": key,
      "aria-pressed": "false", "aria-keyshortcuts": String(number), title: `A word that ${meaning}` },
    digit, element("span", { class: "name" }, element("span", { class: `line ${line}` }, name)));
  }

  #tool(sign, word, label) {
    const shown = element("span", { class: "sign", "aria-hidden": "true" }, sign);
    return element("button", { type: "button", class: "tool", "aria-label": label, title: label },
      shown, element("span", { class: "what" }, word));
  }

  // aria-disabled: a disabled button would drop the keyboard's focus.
  allow(button, isAllowed) { button.setAttribute("aria-disabled", String(!isAllowed)); }

  focus() {
    const first = this.all.find((each) => each.getAttribute("aria-disabled") !== "true");
    this.#rove(first ?? this.all[0]).focus();
  }

  #rove(to) {
    for (const each of this.all) each.tabIndex = each === to ? 0 : -1;
    return to;
  }

  #clicked(event) {
    const button = event.target.closest("button");
    if (!button) return;
    this.#rove(button);
    if (button.getAttribute("aria-disabled") === "true") return;
    this.act(button.dataset.act ?? "mark", button.dataset.category);
  }

  #key(event) {
    const at = this.all.indexOf(event.target);
    const isRightToLeft = getComputedStyle(this.box).direction === "rtl";
    const step = { ArrowLeft: isRightToLeft ? 1 : -1, ArrowRight: isRightToLeft ? -1 : 1 }[event.key];
    const to = { Home: 0, End: this.all.length - 1 }[event.key]
      ?? (step && (at + step + this.all.length) % this.all.length);
    if (at < 0 || to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#rove(this.all[to]).focus();
  }
}

const KEYS = [
  ["← →", "Next word, word before"], ["↑ ↓", "Sentence by sentence; a screen reader reads it out"],
  ["Home, End", "Start and end of the paragraph"], ["Shift + ← →", "Choose several words"],
  ["1 to 6", "Mark with the first category, the second, …; again to take it off"],
  ["Enter", "Go to the buttons; Escape comes back"], ["Delete", "Remove the marks here"],
  ["Ctrl + Z, Ctrl + Y", "Undo, redo"], ["Escape", "Choose nothing"],
];

function explained(categories) {
  const meanings = element("dl", {}, ...categories.flatMap(({ name, meaning, line }) => [
    element("dt", {}, element("span", { class: `line ${line}` }, name)),
    element("dd", {}, `A word or phrase that ${meaning}`)]));
  const keys = element("dl", {}, ...KEYS.flatMap(([key, does]) => [
    element("dt", {}, key), element("dd", {}, does)]));
  return element("div", { class: "explained" },
    element("details", {}, element("summary", {}, "What the lines mean"), meanings),
    element("details", { class: "keys" }, element("summary", {}, "With the keyboard"), keys));
}

class Marking {
  constructor(place, data, kept) {
    this.kept = kept;
    this.text = new Text(data.paragraphs, data.categories);
    this.bar = new Bar(data.categories, (act, category) => this.#fromBar(act, category));
    this.names = new Map(data.categories.map(({ key, name }) => [key, within(name)]));
    this.keys = data.categories.map(({ key }) => key);
    this.help = element("p", { id: "help", class: "help" });
    this.count = element("span", { class: "count" });
    this.saving = element("span", { class: "saving" });
    this.told = element("div", { class: "unseen told", role: "status" });
    this.toldSaving = element("div", { class: "unseen", role: "status" });
    const state = element("p", { class: "state" }, this.count, this.saving);
    place.replaceChildren(this.help, explained(data.categories), this.text.box,
      element("div", { class: "foot" }, this.bar.box, state), this.told, this.toldSaving);
    this.#listen(place);
  }

  update(data) {
    this.most = data.most;
    this.isLocked = data.locked;
    this.help.textContent = data.locked
      ? "Your marks. They can no longer be changed."
      : "Tap a word or drag over several. Then choose what it is.";
    this.bar.box.hidden = data.locked;
    this.text.box.setAttribute("aria-readonly", String(data.locked));
    if (data.locked) this.kept.anchor = null;
    this.#show();
  }

  get #range() {
    const { anchor, cursor } = this.kept;
    return anchor === null ? null : [Math.min(anchor, cursor), Math.max(anchor, cursor)];
  }

  #listen(place) {
    const { box } = this.text;
    box.addEventListener("keydown", (event) => this.#key(event));
    box.addEventListener("focus", () => this.text.current(this.kept.cursor));
    box.addEventListener("pointerdown", (event) => this.#down(event));
    box.addEventListener("pointermove", (event) => this.#move(event));
    box.addEventListener("pointerup", (event) => this.#up(event));
    box.addEventListener("pointercancel", () => this.#cancel());
    box.addEventListener("click", (event) => this.#click(event));
    place.addEventListener("keydown", (event) => this.#anywhere(event));
  }

  // What is shown of marks, choice and saving.
  #show() {
    const { kept, bar } = this;
    this.text.paint(kept.marks);
    this.text.choose(this.#range);
    const [first, last] = this.#range ?? [1, 0];
    const { start, end } = this.text.words[first] ?? { start: 0, end: 0 };
    const isChosen = last >= first;
    for (const button of bar.categories) {
      bar.allow(button, isChosen);
      button.setAttribute("aria-pressed", String(isChosen && kept.marks.some((mark) =>
        mark[0] === button.dataset.category && holds(mark, first, last))));
    }
    bar.allow(bar.tools.startLess, last > first);
    bar.allow(bar.tools.endLess, last > first);
    bar.allow(bar.tools.startMore, isChosen && first > start);
    bar.allow(bar.tools.endMore, isChosen && last < end);
    bar.allow(bar.tools.remove, isChosen && kept.marks.some((mark) => touches(mark, first, last)));
    bar.allow(bar.tools.undo, kept.past.length > 0);
    bar.allow(bar.tools.redo, kept.future.length > 0);
    this.count.textContent = counted(kept.marks);
    this.#tell();
  }

  // Says whether the marks are saved; aloud only when they are late, and when they are not any more.
  #tell() {
    const { kept } = this;
    const { isLate } = kept;
    const told = kept.isTooLate ? "Your last marks came too late to be saved"
      : isLate ? "Not saved yet – keep this page open" : kept.isSaved ? "Saved" : "Saving…";
    this.saving.textContent = kept.revision ? told : "";
    this.saving.classList.toggle("late", isLate);
    if (isLate === kept.wasLate || !(isLate || kept.isSaved)) return;
    kept.wasLate = isLate;
    this.toldSaving.textContent = told;
  }

  // Twice the same words would be read out once.
  #say(told) {
    this.told.textContent = this.told.textContent === told ? `${told}\u00a0` : told;
  }

  #select(anchor, cursor) {
    const { start, end } = this.text.words[anchor];
    this.kept.anchor = anchor;
    this.kept.cursor = Math.max(start, Math.min(end, cursor));
    this.text.current(this.kept.cursor);
    this.#show();
  }

  #clear() {
    this.kept.anchor = null;
    this.#show();
  }

  // — by pointer —

  #down(event) {
    if (event.button || !event.isPrimary || this.isLocked) return;
    const word = this.text.at(event.clientX, event.clientY);
    if (word === null) return;
    const { anchor, cursor } = this.kept;
    const from = event.shiftKey && anchor !== null ? anchor : word;
    this.drag = { before: [anchor, cursor], from, to: word, x: event.clientX, y: event.clientY,
      isOn: event.pointerType === "mouse" };
    if (!this.drag.isOn) return;
    this.text.box.setPointerCapture(event.pointerId);
    this.#select(from, word);
  }

  // A finger that moves up or down scrolls; the browser cancels the pointer when it knows.
  #move(event) {
    const { drag } = this;
    if (!drag || !event.isPrimary) return;
    const aside = Math.abs(event.clientX - drag.x);
    drag.isOn ||= aside > DRAG && aside > Math.abs(event.clientY - drag.y);
    const word = drag.isOn ? this.text.at(event.clientX, event.clientY) : null;
    if (word === null || word === drag.to) return;
    drag.to = word;
    this.#select(drag.from, word);
  }

  #up(event) {
    if (!this.drag || !event.isPrimary) return;
    this.#select(this.drag.from, this.drag.to);
    this.drag = null;
  }

  #cancel() {
    if (!this.drag) return;
    [this.kept.anchor, this.kept.cursor] = this.drag.before;
    this.drag = null;
    this.text.current(this.kept.cursor);
    this.#show();
  }

  // Screen readers may click without a pointer. After a pointer's tap this chooses the same again.
  #click(event) {
    const word = event.target.closest("[data-word]")?.dataset.word;
    if (word === undefined || this.isLocked) return;
    this.#select(event.shiftKey && this.kept.anchor !== null ? this.kept.anchor : Number(word),
      Number(word));
  }

  // — by keyboard —

  #key(event) {
    const goes = this.#goes(event.key);
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isPlain || !this.text.words.length) return;
    if (goes !== undefined) this.#go(goes, event.shiftKey, event.key);
    else if (!this.#does(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  // The word that a key goes to.
  #goes(key) {
    const { cursor } = this.kept;
    const { words, sentences } = this.text;
    const last = words.length - 1;
    if (key === "ArrowUp") return sentences.findLast((start) => start < cursor) ?? 0;
    if (key === "ArrowDown") return sentences.find((start) => start > cursor) ?? last;
    if (key === "Home") return words[cursor]?.start;
    if (key === "End") return words[cursor]?.end;
    if (key !== "ArrowLeft" && key !== "ArrowRight") return undefined;
    const isForward = (key === "ArrowRight") !== this.text.isRightToLeft(cursor);
    return Math.max(0, Math.min(last, cursor + (isForward ? 1 : -1)));
  }

  #go(to, isExtending, key) {
    const { kept } = this;
    if (this.isLocked) {
      kept.cursor = to;
      this.text.current(to);
    } else this.#select(isExtending ? kept.anchor ?? kept.cursor : to, to);
    this.text.words[kept.cursor].option.scrollIntoView({ block: "nearest" });
    if (!isExtending && (key === "ArrowUp" || key === "ArrowDown"))
      this.#say(this.text.sentence(kept.cursor));
  }

  #does({ key, code, repeat }) {
    if (this.isLocked) return false;
    const digit = /^[1-6]$/.test(key) ? key : /^Digit([1-6])$/.exec(code)?.[1];
    if (digit && this.keys[digit - 1] !== undefined) {
      if (!repeat) this.#act("mark", this.keys[digit - 1]);
    } else if (key === "Enter") this.bar.focus();
    else if (key === " ") this.#select(this.kept.cursor, this.kept.cursor);
    else if (key === "Delete" || key === "Backspace") this.#act("remove");
    else if (key === "Escape" && this.kept.anchor !== null) this.#clear();
    else return false;
    return true;
  }

  // Undo works in the bar as well, and Escape leads from it back to the text.
  #anywhere(event) {
    const key = event.key.toLowerCase();
    const isControl = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (key === "escape" && this.bar.box.contains(event.target)) this.text.box.focus();
    else if (isControl && (key === "y" || (key === "z" && event.shiftKey))) this.#act("redo");
    else if (isControl && key === "z") this.#act("undo");
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // — what is done —

  #act(act, category) {
    if (this.isLocked) return;
    const { kept } = this;
    const [first, last] = this.#range ?? [];
    if (act === "undo" || act === "redo") this.#turnBack(act);
    else if (first === undefined) this.#say("Choose a word first.");
    else if (act === "mark") this.#mark(category, first, last);
    else if (act === "remove") this.#remove((mark) => touches(mark, first, last));
    else {
      this.#select(...STEPS[act](first, last));
      this.#say(`Chosen: ‘${this.text.phrase(...this.#range)}’.`);
    }
  }

  // A category chosen in the bar by keyboard leads back to the text.
  #fromBar(act, category) {
    this.#act(act, category);
    if ((act === "mark" || act === "remove") && this.bar.box.matches(":focus-within"))
      this.text.box.focus({ preventScroll: true });
  }

  #mark(category, first, last) {
    const { kept } = this;
    const over = kept.marks.find((mark) => mark[0] === category && holds(mark, first, last));
    if (over) return this.#remove((mark) => mark === over);
    const marks = withMark(kept.marks, category, first, last);
    if (marks.length > this.most)
      return this.#say(`There are ${this.most} marks, and there can be no more.`);
    kept.change(marks);
    this.#show();
    const phrase = this.text.phrase(first, last);
    this.#say(`Marked ‘${phrase}’ as ${this.names.get(category)}. ${counted(marks)}.`);
  }

  #remove(isGone) {
    const { kept } = this;
    const gone = kept.marks.filter(isGone);
    if (!gone.length) return this.#say("There is no mark here.");
    kept.change(kept.marks.filter((mark) => !gone.includes(mark)));
    this.#show();
    const told = gone.map(([category, first, last]) =>
      `${this.names.get(category)} from ‘${this.text.phrase(first, last)}’`);
    this.#say(`Removed ${told.join(" and ")}. ${counted(kept.marks)}.`);
  }

  #turnBack(act) {
    const { kept } = this;
    const isUndo = act === "undo";
    const isDone = isUndo ? kept.undo() : kept.redo();
    this.#show();
    this.#say(isDone ? `${isUndo ? "Undone" : "Redone"}. ${counted(kept.marks)}.`
      : `Nothing to ${act}.`);
  }
}

export default function ({ parentElement, data, setStateValue }) {
  const place = parentElement.querySelector(".marking");
  const name = `${data.key} ${data.text}`;
  if (!everKept.has(name)) everKept.set(name, new Kept(data));
  const kept = everKept.get(name);
  const drawn = JSON.stringify([name, data.paragraphs, data.categories]);
  if (place.drawn !== drawn) {
    place.kept?.stop();
    place.marking = new Marking(place, data, kept);
    place.drawn = drawn;
    place.kept = kept;
  }
  kept.deliver = (state) => setStateValue("state", state);
  kept.changed = () => place.marking.update(kept.latest);
  kept.hear(data);
  kept.changed();
  return () => place.kept.stop();
}
