// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.html;

/**
 * The one style sheet. Numbers, dates and short names are never broken; a digest wraps within its column, prose has a column wide
 * enough to be read, and a table that is still too wide scrolls by itself.
 */
final class PageStyle {
    static final String CSS = """
            body { margin: 0; background: #f4f6f9; color: #1b2733;
              font: 15px/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
            main { max-width: 1120px; margin: 0 auto; padding: 40px 24px 56px; background: #ffffff; }
            h1 { font-size: 26px; line-height: 1.2; margin: 0 0 6px; overflow-wrap: anywhere; }
            h2 { font-size: 18px; margin: 32px 0 4px; overflow-wrap: anywhere; }
            h3 { font-size: 16px; margin: 22px 0 4px; overflow-wrap: anywhere; }
            h4 { font-size: 14px; margin: 14px 0 2px; overflow-wrap: anywhere; }
            p { margin: 0 0 10px; max-width: 92ch; white-space: pre-wrap; overflow-wrap: anywhere; }
            .soft { color: #5b6b7b; }
            .alarm { border-left: 5px solid #b8420a; padding-left: 10px; color: #8f2f04; font-weight: 600; }
            .scroll { overflow-x: auto; margin: 6px 0 12px; }
            table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; }
            th, td { text-align: left; padding: 5px 12px 5px 0; border-bottom: 1px solid #dde3ea;
              vertical-align: top; white-space: nowrap; }
            th { font-size: 12px; color: #5b6b7b; }
            .lines { white-space: pre; }
            .prose { white-space: pre-line; overflow-wrap: anywhere; min-width: 24ch; }
            time, span { white-space: nowrap; }
            code { display: inline-block; min-width: 24ch; vertical-align: top; white-space: normal;
              word-break: break-all; font: 11.5px/1.75 ui-monospace, Consolas, monospace; }
            @media print { body { background: #ffffff; } main { max-width: none; padding: 0; }
              h2, h3, h4 { break-after: avoid; } .scroll { overflow: visible; }
              table { font-size: 10px; } th, td { font-size: inherit; padding-right: 8px; } code { font-size: 8px; } }
            """;

    private PageStyle() {}
}
