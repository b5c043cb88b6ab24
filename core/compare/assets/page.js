// Shows a mark's records in a box on hover and focus, lights up what belongs together, and
// hides the kinds that are switched off.  The page can be read without it.
(function () {
  "use strict";
  var box = document.getElementById("fields");
  var data = JSON.parse(document.getElementById("records").textContent);

  function element(name, text) {
    var made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function records(mark) {
    return (mark.getAttribute("data-r") || "").split(" ").filter(Boolean);
  }

  function light(names, on) {
    document.querySelectorAll("[data-r]").forEach(function (other) {
      var shared = records(other).some(function (name) { return names.indexOf(name) >= 0; });
      if (shared) other.classList.toggle("lit", on);
    });
  }

  function show(mark) {
    var names = records(mark);
    box.textContent = "";
    names.forEach(function (name) {
      var record = data[name];
      if (!record) return;
      box.appendChild(element("strong", record[0]));
      var list = document.createElement("dl");
      for (var i = 1; i + 1 < record.length; i += 2) {
        list.appendChild(element("dt", record[i]));
        list.appendChild(element("dd", record[i + 1]));
      }
      box.appendChild(list);
    });
    if (!box.firstChild) return;
    box.hidden = false;
    var place = mark.getBoundingClientRect();
    var left = Math.min(place.left, document.documentElement.clientWidth - box.offsetWidth - 12);
    box.style.left = Math.max(8, left) + window.scrollX + "px";
    var below = place.bottom + 8 + box.offsetHeight < window.innerHeight;
    box.style.top = window.scrollY +
      (below ? place.bottom + 8 : Math.max(8, place.top - box.offsetHeight - 8)) + "px";
    light(names, true);
  }

  function hide(mark) {
    box.hidden = true;
    light(records(mark), false);
  }

  document.querySelectorAll(".mark").forEach(function (mark) {
    mark.addEventListener("mouseenter", function () { show(mark); });
    mark.addEventListener("mouseleave", function () { hide(mark); });
    mark.addEventListener("focus", function () { show(mark); });
    mark.addEventListener("blur", function () { hide(mark); });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") box.hidden = true;
  });
  document.querySelectorAll(".legend input").forEach(function (input) {
    input.addEventListener("change", function () {
      document.querySelectorAll(".mark." + input.value).forEach(function (mark) {
        mark.classList.toggle("off", !input.checked);
      });
    });
  });
})();
