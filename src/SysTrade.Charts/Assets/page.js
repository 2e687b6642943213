(() => {
  "use strict";
  const root = document.documentElement;
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const narrow = matchMedia("(max-width: 640px)");
  const colours = ["#3987e5", "#c98500", "#199e8f", "#8a74d6", "#d9594c", "#5a9c3a", "#c9569e", "#8b929c"];
  const drawn = [];

  const isDark = () => {
    if (root.dataset.theme) return root.dataset.theme === "dark";
    const jupyter = document.body && document.body.dataset.jpThemeLight;
    return jupyter ? jupyter === "false" : systemDark.matches;
  };

  // ---- look ----

  const template = () => {
    const dark = isDark();
    const ink = dark ? "#c9d0da" : "#3c4655", grid = dark ? "#2a303a" : "#eceef1", zero = dark ? "#4a5362" : "#c3c9d1";
    const card = dark ? "#1a1f27" : "#ffffff", raised = dark ? "#252c37" : "#ffffff", edge = dark ? "#3a4350" : "#d5dae0";
    const axis = { exponentformat: "none", gridcolor: grid, zerolinecolor: zero, zerolinewidth: 1, linecolor: zero, tickcolor: zero, tickfont: { size: 12 }, title: { font: { size: 12.5 }, standoff: 10 } };
    return {
      layout: {
        colorway: colours, paper_bgcolor: card, plot_bgcolor: card,
        font: { color: ink, size: 12.5, family: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif' },
        xaxis: { ...axis, rangeselector: { bgcolor: raised, activecolor: dark ? "#35507a" : "#d6e4f7", bordercolor: edge, borderwidth: 1, font: { size: 12, color: ink } } },
        yaxis: axis,
        hoverlabel: { bgcolor: raised, bordercolor: edge, font: { size: 12.5, color: dark ? "#e4e7ec" : "#1d2430" } },
        modebar: { bgcolor: "rgba(0,0,0,0)", color: dark ? "#6c7686" : "#a9b1bc", activecolor: ink },
        shapedefaults: { line: { color: ink, width: 2 } },
        colorscale: { diverging: [[0, "#d9594c"], [0.5, dark ? "#232a34" : "#f7f8f9"], [1, "#3987e5"]] },
      },
    };
  };

  const ranges = () => [
    { count: 1, step: "month", stepmode: "backward", label: narrow.matches ? "1m" : "1 month" },
    { count: 6, step: "month", stepmode: "backward", label: narrow.matches ? "6m" : "6 months" },
    { count: 1, step: "year", stepmode: "todate", label: narrow.matches ? "YTD" : "This year" },
    { count: 1, step: "year", stepmode: "backward", label: narrow.matches ? "1y" : "1 year" },
    { count: 5, step: "year", stepmode: "backward", label: narrow.matches ? "5y" : "5 years" },
    { step: "all", label: "All" },
  ];

  const layoutOf = (chart) => {
    const time = chart.spec.kind === "time", given = chart.spec.layout;
    // A long legend would run into the buttons beside it.
    const shown = chart.spec.selector === undefined ? chart.spec.traces : chart.spec.traces.filter((t) => t.key === chart.chosen);
    const below = given.showlegend && (narrow.matches || shown.reduce((length, t) => length + (t.name || "").length + 6, 0) > 75);
    const margin = { l: 64, r: 18, t: 48, b: (time ? 28 : 48) + (below ? 24 : 0) };
    const layout = { ...given, template: template(), autosize: true, height: chart.spec.height, margin };
    // Buttons and legend stand on the upper edge of the drawing, a few pixels above it whatever its height.
    const above = 1 + 6 / (chart.spec.height - margin.t - margin.b);
    layout.legend = below
      ? { orientation: "h", x: 0.5, xanchor: "center", y: 0, yref: "container", yanchor: "bottom" }
      : { orientation: "h", x: 1, xanchor: "right", y: above, yanchor: "bottom" };
    layout.yaxis = { automargin: true, ...layout.yaxis };
    if (time) {
      layout.xaxis = { ...layout.xaxis, hoverformat: "%a %-d %b %Y", rangeselector: { buttons: ranges(), x: 0, xanchor: "left", y: above, yanchor: "bottom" } };
      layout.yaxis.fixedrange = true;
      layout.dragmode = "zoom";
    }
    return layout;
  };

  // ---- data ----

  const moments = (doc, n) => {
    const index = doc.indexes[n];
    if (!index.moments) {
      index.moments = new Float64Array(index.steps.length + 1);
      index.moments[0] = index.start;
      for (let i = 0; i < index.steps.length; i++) index.moments[i + 1] = index.moments[i] + index.steps[i] * index.unit;
    }
    return index.moments;
  };

  const column = (doc, n) => {
    const c = doc.columns[n];
    if (!c.y) {
      c.y = c.values || new Float64Array(Uint8Array.from(atob(c.base64), (s) => s.charCodeAt(0)).buffer);
      c.x = moments(doc, c.index).subarray(c.from, c.from + c.y.length);
    }
    return c;
  };

  const tracesOf = (chart) => chart.spec.traces
    .filter((t) => chart.spec.selector === undefined || t.key === chart.chosen)
    .map((t) => {
      if (t.type === "heatmap") return { ...t, colorscale: template().layout.colorscale.diverging };
      if (t.column === undefined) return t;
      const { x, y } = column(chart.doc, t.column);
      return { ...t, x, y };
    });

  // ---- drawing ----

  const emptyNote = (traces) => traces.some((t) => (t.y || t.z || []).length > 0) ? [] : [{
    text: "No values", showarrow: false, xref: "paper", yref: "paper", x: 0.5, y: 0.5, font: { size: 15 },
  }];

  const config = { responsive: true, displaylogo: false, modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d", "zoomIn2d", "zoomOut2d"] };

  const draw = (chart) => {
    const traces = tracesOf(chart), layout = layoutOf(chart);
    layout.annotations = emptyNote(traces);
    if (chart.range) layout.xaxis.range = chart.range;
    chart.ready = Plotly.react(chart.plot, traces, layout, config).then(() => { if (chart.range) fitValues(chart); });
    return chart.ready;
  };

  // plotly.js keeps the value axis when the time axis zooms; a curve far from the page's whole range would become a flat line.
  const fitValues = (chart) => {
    if (!chart.range) return Plotly.relayout(chart.plot, { "yaxis.autorange": true });
    const [from, to] = chart.range.map(time);
    let low = Infinity, high = -Infinity;
    for (const t of chart.plot.data) {
      if (t.visible === "legendonly") continue;
      for (let i = 0; i < t.x.length; i++) {
        const y = t.y[i];
        if (t.x[i] < from || t.x[i] > to || y === null || Number.isNaN(y)) continue;
        if (y < low) low = y;
        if (y > high) high = y;
      }
      if (t.fill === "tozeroy") { low = Math.min(low, 0); high = Math.max(high, 0); }
    }
    if (low > high) return Plotly.relayout(chart.plot, { "yaxis.autorange": true });
    const room = (high - low || Math.abs(high) || 1) * 0.06;
    return Plotly.relayout(chart.plot, { "yaxis.range": [low - room, high + room] });
  };

  const time = (moment) => typeof moment === "number" ? moment : Date.parse(moment.replace(" ", "T") + (moment.length > 10 ? "Z" : ""));

  const zoomTogether = (chart, change) => {
    if (chart.follows) return; // the event comes from a zoom that another chart passed on
    let range;
    if (change["xaxis.range[0]"] !== undefined) range = [change["xaxis.range[0]"], change["xaxis.range[1]"]];
    else if (change["xaxis.range"]) range = change["xaxis.range"];
    else if (change["xaxis.autorange"]) range = null;
    else return;
    for (const other of drawn) {
      if (other.spec.kind !== "time" || other.doc !== chart.doc) continue;
      other.range = range;
      if (other === chart) {
        fitValues(other);
        continue;
      }
      other.follows = true;
      Plotly.relayout(other.plot, range ? { "xaxis.range": range.slice(), "xaxis.autorange": false } : { "xaxis.autorange": true })
        .then(() => fitValues(other)).finally(() => { other.follows = false; });
    }
  };

  // ---- selectors ----

  const choose = (doc, label, name) => {
    for (const chart of drawn) {
      if (chart.doc !== doc || chart.spec.selector !== label || chart.chosen === name) continue;
      chart.chosen = name;
      chart.select.value = name;
      draw(chart);
    }
  };

  const addSelector = (chart) => {
    const label = chart.spec.selector, names = [...new Set(chart.spec.traces.map((t) => t.key))];
    const controls = chart.figure.querySelector(".sys-controls");
    const caption = document.createElement("label"), select = document.createElement("select");
    caption.textContent = label;
    select.setAttribute("aria-label", label);
    for (const name of names) select.add(new Option(name, name));
    select.addEventListener("change", () => choose(chart.doc, label, select.value));
    const step = (sign, by, title) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.title = title;
      button.addEventListener("click", () => {
        const at = names.indexOf(chart.chosen);
        choose(chart.doc, label, names[(at + by + names.length) % names.length]);
      });
      return button;
    };
    controls.append(caption, step("‹", -1, "Previous"), select, step("›", 1, "Next"));
    chart.select = select;
    chart.chosen = names[0];
  };

  const show = ([id, doc]) => {
    const container = document.getElementById(id);
    const figures = container.querySelectorAll(".sys-chart");
    doc.charts.forEach((spec, n) => {
      const figure = figures[n], plot = figure.querySelector(".sys-plot");
      const chart = { doc, spec, figure, plot };
      plot.style.minHeight = spec.height + "px";
      if (spec.selector !== undefined && spec.traces.length > 0) addSelector(chart);
      drawn.push(chart);
      draw(chart).then(() => {
        if (spec.kind === "time") {
          plot.on("plotly_relayout", (change) => zoomTogether(chart, change));
          plot.on("plotly_restyle", () => { if (chart.range) fitValues(chart); });
        }
        if (spec.selects !== undefined) plot.on("plotly_click", (click) => choose(doc, spec.selects, click.points[0].customdata));
      });
    });
    container.querySelectorAll(".sys-table table").forEach(makeSortable);
  };

  // ---- tables ----

  const makeSortable = (table) => {
    const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, n) => head.addEventListener("click", () => {
      const numeric = head.classList.contains("sys-number");
      const down = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : numeric;
      heads.forEach((h) => h.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => {
        const cell = row.cells[n];
        return numeric ? (cell.dataset.sort === "" ? NaN : Number(cell.dataset.sort)) : cell.textContent;
      };
      const compare = (a, b) => {
        if (!numeric) return a.localeCompare(b) * (down ? -1 : 1);
        if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) - Number.isNaN(b);
        return (a - b) * (down ? -1 : 1);
      };
      body.append(...[...body.rows].map((row) => [key(row), row]).sort((a, b) => compare(a[0], b[0])).map((pair) => pair[1]));
    }));
  };

  // ---- start ----

  const redraw = () => drawn.forEach(draw);
  systemDark.addEventListener("change", redraw);
  narrow.addEventListener("change", redraw);
  document.addEventListener("click", (click) => {
    if (!click.target.classList || !click.target.classList.contains("sys-theme")) return;
    root.dataset.theme = isDark() ? "light" : "dark";
    redraw();
  });
  const waiting = window.sysCharts || [];
  window.sysCharts = { push: show };
  waiting.forEach(show);
})();
