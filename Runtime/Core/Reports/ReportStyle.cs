namespace Unroll;

/// <summary>How a report looks: light and dark as its reader likes it, on wide and narrow screens, and on paper.</summary>
internal static class ReportStyle
{
    /// <summary>The style sheet.</summary>
    public const string Sheet = """

        :root { color-scheme: light dark; --paper: #fdfdfc; --ink: #1c2126; --quiet: #636b74; --line: #e2e4e7; --faint: #f2f3f4;
          --one: #1f6fb5; --two: #bf5512; --bad: #b4231a; --warn: #8f6100; --good: #1f7a4a; }
        @media (prefers-color-scheme: dark) { :root { --paper: #15181b; --ink: #e6e8ea; --quiet: #98a1aa; --line: #2e3338; --faint: #1d2125;
          --one: #6cb0ee; --two: #f0995b; --bad: #ff8379; --warn: #e3b452; --good: #74c794; } }
        * { box-sizing: border-box; }
        html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
        body { margin: 0 auto; padding: 40px 24px 80px; max-width: 1064px; background: var(--paper); color: var(--ink);
          font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
          font-variant-numeric: tabular-nums; }
        h1 { margin: 0; font-size: 30px; line-height: 1.2; font-weight: 650; letter-spacing: -.015em; overflow-wrap: anywhere; }
        h2 { margin: 0 0 16px; font-size: 19px; line-height: 1.3; font-weight: 650; letter-spacing: -.01em; }
        h3 { margin: 20px 0 8px; font-size: 15px; font-weight: 650; }
        p { margin: 0 0 12px; max-width: 72ch; }
        a { color: var(--one); text-decoration: none; }
        a:hover { text-decoration: underline; }
        .quiet, .note { color: var(--quiet); }
        .note { font-size: 13px; }
        section { margin-top: 44px; padding-top: 28px; border-top: 1px solid var(--line); }
        nav { display: flex; flex-wrap: wrap; gap: 4px 20px; margin-top: 28px; font-size: 14px; }
        .key-figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(148px, 1fr)); gap: 20px 24px; margin: 28px 0 0; }
        .key-figures div { border-top: 2px solid var(--ink); padding-top: 8px; }
        .key-figures dt { color: var(--quiet); font-size: 13px; }
        .key-figures dd { margin: 2px 0 0; font-size: 24px; line-height: 1.25; font-weight: 600; letter-spacing: -.01em; }
        .key-figures small { display: block; color: var(--quiet); font-size: 13px; font-weight: 400; letter-spacing: 0; }
        .findings { list-style: none; margin: 28px 0 0; padding: 0; }
        .findings li { padding: 9px 0 9px 92px; position: relative; border-top: 1px solid var(--line); }
        .findings li:last-child { border-bottom: 1px solid var(--line); }
        .findings b { position: absolute; left: 0; font-size: 13px; font-weight: 600; line-height: 23px; }
        .findings .problem b { color: var(--bad); } .findings .warning b { color: var(--warn); }
        .findings .good b { color: var(--good); } .findings .remark b { color: var(--quiet); }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 32px 36px; }
        .charts + .note { margin-top: 20px; } .samples + .note { margin-top: 16px; } .pair .note { max-width: 44ch; }
        .pair { display: flex; flex-wrap: wrap; gap: 20px 36px; align-items: flex-start; }
        .pair > div { min-width: 0; max-width: 100%; }
        figure { margin: 0; }
        .chart { min-width: 0; }
        figcaption { display: flex; flex-wrap: wrap; gap: 0 14px; align-items: baseline; margin-bottom: 6px; font-size: 14px; }
        figcaption b { font-weight: 650; }
        .key { color: var(--quiet); font-size: 13px; white-space: nowrap; }
        .key::before { content: ""; display: inline-block; width: 14px; height: 3px; border-radius: 2px; margin-right: 6px;
          vertical-align: 4px; background: var(--c); }
        .key.band::before { height: 10px; vertical-align: 0; opacity: .3; background: var(--one); }
        .one { --c: var(--one); } .two { --c: var(--two); } .quiet { --c: var(--quiet); }
        svg { display: block; width: 100%; height: auto; overflow: visible; font-size: 11px; }
        svg text { fill: var(--quiet); } svg text.end { text-anchor: end; } svg text.middle { text-anchor: middle; }
        .grid { stroke: var(--line); } .axis { stroke: var(--quiet); fill: none; }
        svg .over { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
        .guide { stroke: var(--quiet); stroke-dasharray: 3 3; fill: none; }
        .line { stroke: var(--c); stroke-width: 1.8; fill: none; stroke-linejoin: round; stroke-linecap: round; }
        .dot { fill: var(--c); stroke: var(--paper); stroke-width: 1; }
        .area { fill: var(--one); opacity: .16; } .column { fill: var(--one); }
        .cloud { stroke: var(--one); stroke-width: 3.2; stroke-linecap: round; fill: none; opacity: .5; }
        .wide { overflow-x: auto; margin: 0 -24px 12px; padding: 0 24px; }
        table { border-collapse: collapse; font-size: 13.5px; line-height: 1.4; }
        .full { width: 100%; }
        th { color: var(--quiet); font-weight: 500; font-size: 12.5px; text-align: left; vertical-align: bottom; }
        th, td { padding: 5px 14px 5px 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
        th:last-child, td:last-child { padding-right: 0; }
        .number { text-align: right; }
        td.wrap { white-space: normal; min-width: 180px; }
        tr.best td { font-weight: 600; }
        .bar { display: inline-block; width: 72px; height: 7px; margin-left: 10px; background: var(--faint); border-radius: 2px; }
        .bar i { display: block; height: 100%; background: var(--one); border-radius: 2px; width: calc(var(--v) * 100%); }
        .confusion { margin-top: 4px; }
        .confusion td, .confusion th { border: 0; padding: 0; }
        .confusion thead th { padding-bottom: 6px; text-align: center; font-weight: 400; }
        .confusion .turned { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 120px; overflow: hidden; }
        .confusion tbody th { padding-right: 10px; text-align: right; vertical-align: middle; font-weight: 400; }
        .confusion tbody td { min-width: 40px; height: 32px; text-align: center; border: 1px solid var(--paper);
          background: color-mix(in srgb, var(--two) calc(var(--v) * 100%), var(--faint)); }
        .confusion td.right { background: color-mix(in srgb, var(--one) calc(var(--v) * 100%), var(--faint)); }
        .confusion td.strong { color: var(--paper); } .confusion td.none { color: transparent; }
        .confusion td.rest { background: none; padding-left: 12px; text-align: right; color: var(--quiet); }
        .confusion th.rest { padding-left: 12px; vertical-align: bottom; }
        .samples { display: grid; grid-template-columns: repeat(auto-fill, minmax(128px, 1fr)); gap: 20px 18px; }
        .samples figure { font-size: 13px; line-height: 1.4; min-width: 0; overflow-wrap: anywhere; }
        .samples img { display: block; width: 100%; max-width: 144px; height: auto; margin-bottom: 6px; border: 1px solid var(--line);
          background: #000; }
        img.pixels { image-rendering: pixelated; }
        .kernels { max-width: 100%; }
        .wrong { color: var(--two); } .shape { color: var(--quiet); }
        .small { width: 132px; height: 26px; overflow: visible; } .small .column { fill: var(--one); }
        .small .before { fill: none; stroke: var(--quiet); stroke-width: 1; vector-effect: non-scaling-stroke; }
        details { margin-top: 20px; } summary { cursor: pointer; color: var(--one); font-size: 14px; margin-bottom: 10px; }
        dl.settings { display: grid; grid-template-columns: max-content 1fr; gap: 4px 24px; margin: 0; }
        dl.settings dt { color: var(--quiet); } dl.settings dd { margin: 0; overflow-wrap: anywhere; }
        @media (max-width: 560px) { body { padding: 24px 16px 56px; } .wide { margin: 0 -16px 12px; padding: 0 16px; }
          h1 { font-size: 25px; }
          .findings li { padding-left: 0; } .findings b { position: static; display: block; } svg { font-size: 12px; }
          .key-figures { grid-template-columns: 1fr 1fr; gap: 16px; }
          .samples { grid-template-columns: repeat(auto-fill, minmax(96px, 1fr)); }
          dl.settings { grid-template-columns: 1fr; gap: 0; } dl.settings dd { margin-bottom: 8px; } }
        @media print { body { padding: 0; max-width: none; } nav { display: none; } section, figure, tr { break-inside: avoid; } }

        """;
}
