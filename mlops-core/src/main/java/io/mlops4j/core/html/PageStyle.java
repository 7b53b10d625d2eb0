// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.html;

/** The one style sheet. */
final class PageStyle {
    static final String CSS = """
            body { margin: 0; background: #f4f6f9; color: #1b2733;
              font: 15px/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
            main { max-width: 860px; margin: 0 auto; padding: 40px 24px 56px; background: #ffffff; }
            h1 { font-size: 26px; line-height: 1.2; margin: 0 0 6px; overflow-wrap: anywhere; }
            h2 { font-size: 18px; margin: 32px 0 4px; }
            p { margin: 0 0 10px; white-space: pre-wrap; overflow-wrap: anywhere; }
            .soft { color: #5b6b7b; }
            table { border-collapse: collapse; margin: 6px 0 12px; font-size: 14px; }
            th, td { text-align: left; padding: 5px 14px 5px 0; border-bottom: 1px solid #dde3ea;
              vertical-align: top; overflow-wrap: anywhere; }
            th { font-size: 13px; color: #5b6b7b; }
            @media print { body { background: #ffffff; } main { max-width: none; padding: 0; } h2 { break-after: avoid; } }
            """;

    private PageStyle() {}
}
