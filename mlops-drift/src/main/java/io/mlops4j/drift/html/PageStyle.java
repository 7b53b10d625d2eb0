// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page's style sheet. Blue and vermilion of Okabe and Ito's palette stay apart for every kind of colour blindness and in
 * grey print; drift is also shown by form and weight, never by colour alone.
 */
final class PageStyle {
    static final String CSS = """
            :root { --ink: #1b2733; --soft: #5b6b7b; --rule: #dde3ea; --paper: #ffffff; --wash: #f4f6f9;
              --blue: #0b5c9e; --pale: #9db4c8; --alarm: #b8420a; --alarm-wash: #fdf0e8; }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--wash); color: var(--ink); -webkit-font-smoothing: antialiased;
              font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
            main { max-width: 1120px; margin: 0 auto; padding: 40px 24px 56px; }
            h1 { font-size: 28px; line-height: 1.2; letter-spacing: -0.02em; margin: 0 0 6px; text-wrap: balance; overflow-wrap: anywhere; }
            h2 { font-size: 19px; letter-spacing: -0.01em; margin: 44px 0 4px; }
            h3 { font-size: 14.5px; margin: 0; overflow-wrap: anywhere; }
            p { margin: 0 0 10px; max-width: 92ch; }
            .soft, .note, footer { color: var(--soft); }
            .note { font-size: 13.5px; margin-bottom: 14px; }
            .card { background: var(--paper); border: 1px solid var(--rule); border-radius: 10px; padding: 16px 18px; }
            .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 14px; margin: 24px 0; }
            .tile .what { font-size: 12.5px; color: var(--soft); }
            .tile .figure { font-size: 25px; font-weight: 650; letter-spacing: -0.02em; line-height: 1.25; overflow-wrap: anywhere; }
            .tile .more { font-size: 13px; color: var(--soft); }
            .tile.alarm { border-left: 5px solid var(--alarm); } .tile.alarm .figure { color: var(--alarm); }
            .tile.calm { border-left: 5px solid var(--blue); } .tile.calm .figure { color: var(--blue); }
            .lead { font-size: 16.5px; margin-top: 4px; }
            ul.changes { padding-left: 20px; margin: 6px 0 0; max-width: 86ch; overflow-wrap: anywhere; } ul.changes li { margin: 3px 0; }
            .wide { display: grid; grid-template-columns: repeat(auto-fit, minmax(460px, 1fr)); gap: 14px; }
            .grid3 { display: grid; grid-template-columns: repeat(auto-fill, minmax(320px, 1fr)); gap: 14px; }
            .grid2 { display: grid; grid-template-columns: repeat(auto-fill, minmax(460px, 1fr)); gap: 14px; }
            .card p { font-size: 13px; color: var(--soft); margin: 2px 0 6px; min-height: 1.5em; }
            svg.chart { display: block; width: 100%; max-width: 560px; height: auto; }
            svg text { font-size: 10.5px; fill: var(--soft); font-family: inherit; }
            svg .ytick { text-anchor: end; } svg .xtick { text-anchor: middle; }
            svg .grid { stroke: var(--rule); stroke-width: 1; }
            svg .limit { stroke: var(--alarm); stroke-width: 1.3; stroke-dasharray: 5 4; }
            svg .limit-label { text-anchor: end; fill: var(--alarm); } svg .cut-off { text-anchor: middle; fill: var(--ink); font-size: 12px; }
            svg .line { fill: none; stroke: var(--blue); stroke-width: 1.8; stroke-linejoin: round; }
            svg .dot { fill: var(--blue); stroke: var(--paper); stroke-width: 1; }
            svg .dot.drifted { fill: var(--alarm); } svg .dot.faint { fill: var(--paper); stroke: var(--blue); stroke-width: 1.4; }
            svg .bar-reference { fill: var(--pale); } svg .bar-current { fill: var(--blue); }
            svg .bar-label { text-anchor: end; fill: var(--ink); font-size: 11.5px; }
            .scroll { overflow-x: auto; } .hint { display: none; }
            table { border-collapse: separate; border-spacing: 2px; font-variant-numeric: tabular-nums; }
            table.heat th { font-weight: 500; font-size: 12.5px; }
            table.heat thead th { color: var(--soft); font-size: 11.5px; vertical-align: bottom; padding: 0; }
            table.heat thead th span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; display: inline-block; padding: 4px 0; }
            table.heat tbody th { text-align: left; padding-right: 10px; white-space: nowrap; }
            table.heat td { min-width: 36px; height: 26px; text-align: center; font-size: 10.5px; white-space: nowrap; border-radius: 4px; color: var(--soft); background: #eef2f6; padding: 0 1px; }
            table.heat td span { font-size: 7px; vertical-align: 1.5px; margin-right: 1px; }
            table.heat td.l1 { background: #e2eaf2; } table.heat td.chance { background: var(--paper); outline: 1px dashed var(--pale); outline-offset: -1px; }
            table.heat td.none { background: transparent; color: var(--pale); }
            table.heat td.d1 { background: #fbd9c2; color: #6b2504; font-weight: 600; }
            table.heat td.d2 { background: #f0a377; color: #401500; font-weight: 600; }
            table.heat td.d3 { background: #cf5a1e; color: #ffffff; font-weight: 600; }
            table.heat td.d4 { background: #8f2f04; color: #ffffff; font-weight: 600; }
            .key { display: flex; flex-wrap: wrap; gap: 8px 18px; font-size: 12.5px; color: var(--soft); margin-top: 12px; align-items: center; }
            .key i { display: inline-block; width: 22px; height: 14px; border-radius: 3px; vertical-align: -2px; margin-right: 6px; }
            .k0 { background: #eef2f6; } .kc { background: var(--paper); outline: 1px dashed var(--pale); outline-offset: -1px; }
            .k1 { background: #fbd9c2; } .k2 { background: #f0a377; } .k3 { background: #cf5a1e; } .k4 { background: #8f2f04; }
            .kr { background: var(--pale); } .kb { background: var(--blue); }
            table.list { border-spacing: 0; width: 100%; font-size: 13px; }
            table.list th { text-align: left; font-weight: 600; color: var(--soft); font-size: 12px; padding: 6px 10px 6px 0; border-bottom: 1px solid var(--rule); }
            table.list td { padding: 6px 10px 6px 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
            table.list td.num, table.list th.num { text-align: right; white-space: nowrap; }
            table.list td.name { min-width: 130px; max-width: 240px; } table.list td.name, table.list td.wrap { overflow-wrap: anywhere; } table.list th { vertical-align: bottom; }
            table.list .why { color: var(--soft); font-size: 12px; max-width: 44ch; } table.list td.num .why { white-space: nowrap; }
            table.list tr:last-child td { border-bottom: 0; }
            .badge { display: inline-block; border-radius: 99px; padding: 0 9px; font-size: 12px; white-space: nowrap; background: #e2eaf2; color: #123a5c; }
            .badge.drifted { background: var(--alarm-wash); color: var(--alarm); font-weight: 650; } .badge.little { background: var(--wash); color: var(--soft); }
            dl.rules dt { font-weight: 600; margin-top: 14px; } dl.rules dd { margin: 2px 0 0; font-size: 13.5px; max-width: 92ch; }
            .rules + h3 { margin-top: 22px; }
            dl.rules .applies { color: var(--soft); font-size: 12.5px; }
            footer { margin-top: 40px; font-size: 12.5px; border-top: 1px solid var(--rule); padding-top: 12px; overflow-wrap: anywhere; }
            @media (max-width: 640px) { main { padding: 24px 14px; } .wide, .grid2, .grid3 { grid-template-columns: 1fr; }
              .hint { display: block; font-size: 12.5px; color: var(--soft); } }
            @media print { body { background: #fff; font-size: 12px; } main { max-width: none; padding: 0; } .card { break-inside: avoid; }
              h2 { break-after: avoid; } .scroll { overflow: visible; } * { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
            """;

    /** What a content security policy calls this style sheet, and no other. */
    static final String HASH = "sha256-" + Base64.getEncoder().encodeToString(sha256(CSS));

    private PageStyle() {}

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot hash the style sheet: every Java platform has SHA-256", e);
        }
    }
}
