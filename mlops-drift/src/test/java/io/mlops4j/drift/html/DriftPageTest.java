// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.mlops4j.drift.CurrentCounts;
import io.mlops4j.drift.DriftOptions;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.drift.ReferenceProfileBuilder;
import io.mlops4j.drift.Verdict;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class DriftPageTest {
    private static final String NASTY = "<script>alert('x')</script>\"&\u0000\ud800";

    private static ReferenceProfile profile() {
        Random random = new Random(1);
        double[] values = random.doubles(500).toArray();
        return ReferenceProfile.builder()
                .numeric("amount", values)
                .categorical("<b>city</b>", "Porto", "Lisbon", NASTY)
                .categorical("rare", "a")
                .build();
    }

    private static DriftReport report(ReferenceProfile profile, double shift, int rows) {
        Random random = new Random(2);
        CurrentCounts counts = profile.newCounts();
        for (int i = 0; i < rows; i++) {
            counts.observe("amount", random.nextDouble() + shift);
            counts.observe("<b>city</b>", i % 3 == 0 ? NASTY : "Faro & Évora");
        }
        return DriftReport.compare(profile, counts, DriftOptions.withDefaults());
    }

    private static DriftPage page(int windows) {
        ReferenceProfile profile = profile();
        DriftPage page = DriftPage.titled("Loans " + NASTY).reference("all of 2008 " + NASTY);
        for (int i = 0; i < windows; i++) {
            page.window("w" + i + "<i>", report(profile, 0.2 * i, i == 1 ? 5 : 200));
        }
        return page;
    }

    /** The page is written as well-formed XML, so a parser finds what a browser would forgive. */
    private static Document parse(String html) throws Exception {
        String xml = html.replace("<!DOCTYPE html>", "")
                .replaceAll("<meta([^>]*)>", "<meta$1/>")
                .replace("<style>", "<style><![CDATA[")
                .replace("</style>", "]]></style>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> texts(Document document, String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void isWellFormedAndEscapesEverythingAUserGave() throws Exception {
        String html = page(3).series("Log loss " + NASTY, "Lower " + NASTY, 0.3, Double.NaN, 0.5)
                .toHtml();
        Document document = parse(html);
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("b").getLength()).isZero();
        assertThat(texts(document, "h1")).containsExactly("Loans <script>alert('x')</script>\"&\ufffd\ufffd");
        assertThat(texts(document, "h3")).contains("<b>city</b>", "amount", "Share of columns that drifted");
        assertThat(html).doesNotContain("\u0000").contains("Faro &amp; Évora");
    }

    @Test
    void needsNoScriptAndNoNetwork() {
        String html = page(2).toHtml();
        assertThat(html)
                .doesNotContain("<script", "javascript:", "http://", "https://", "@import", "url(", "<img", "<link");
        Matcher handlers = Pattern.compile("\\son[a-z]+=").matcher(html);
        assertThat(handlers.find()).isFalse();
    }

    @Test
    void itsPolicyAllowsItsOwnStyleSheetAlone() throws Exception {
        Document document = parse(page(2).toHtml());
        NodeList sheets = document.getElementsByTagName("style");
        byte[] sheet = sheets.item(0).getTextContent().getBytes(StandardCharsets.UTF_8);
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(sheet));
        Element policy = (Element) document.getElementsByTagName("meta").item(1);
        assertThat(sheets.getLength()).isEqualTo(1);
        assertThat(policy.getAttribute("content")).isEqualTo("default-src 'none'; style-src 'sha256-" + hash + "'");
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            assertThat(((Element) all.item(i)).hasAttribute("style")).isFalse();
        }
    }

    @Test
    void saysInWordsWhatHappened() throws Exception {
        Document document = parse(page(3).toHtml());
        String text = document.getDocumentElement().getTextContent();
        assertThat(text)
                .contains("Compared with all of 2008", "3 windows, w0<i> to w2<i>")
                .contains("Data has drifted", "200 rows", "In w2<i>, 1 column differs from the reference")
                .contains("What changed most:", "rose from")
                .contains("Rules used", "(c - r) ln(c / r)", "Half an observation")
                .contains("too little data");
    }

    @Test
    void saysEachRuleOnceAndNamesTheBinsOfEachColumn() throws Exception {
        Document document = parse(page(3).toHtml());
        String text = document.getDocumentElement().getTextContent();
        assertThat(text)
                .containsOnlyOnce("(c - r) ln(c / r)")
                .containsOnlyOnce("c log(c / r)")
                .containsOnlyOnce("the largest |F - G|")
                .doesNotContain("Population stability index: ");
        assertThat(texts(document, "td"))
                .contains("amount (10)")
                .anyMatch(cell -> cell.matches("<b>city</b> \\(.+\\), rare \\(.+\\)"));
    }

    @Test
    void saysWhichWayASeriesWentWithARealMinusSign() throws Exception {
        Document document = parse(page(3).series("Gap", "", -0.03, 0, 0.417)
                .series("Loss", "", 2, 1, -1)
                .series("Rate", "", 0.5, 0.4, 0.5)
                .toHtml());
        assertThat(document.getDocumentElement().getTextContent())
                .contains("in w2<i>, up from \u22120.030 in w0<i>")
                .contains("\u22121.00", "in w2<i>, down from 2.00 in w0<i>")
                .contains("in w2<i>, the same as 0.500 in w0<i>");
    }

    @Test
    void usesTheSameWordsInMapAndTableForAScoreThatChanceExplains() throws Exception {
        ReferenceProfile profile = profile();
        CurrentCounts counts = profile.newCounts();
        Random random = new Random(5);
        random.doubles(25).forEach(value -> counts.observe("amount", value));
        Document document = parse(DriftPage.titled("t")
                .window("w", DriftReport.compare(profile, counts, DriftOptions.withDefaults()))
                .toHtml());
        assertThat(texts(document, "span"))
                .filteredOn("over the line, within chance"::equals)
                .as("the map's key and the table's verdicts")
                .hasSizeGreaterThan(1);
    }

    @Test
    void everyChartHasATitleAndADescription() throws Exception {
        Document document =
                parse(page(3).series("AUC", "Higher is better.", 1, 2, 3).toHtml());
        NodeList charts = document.getElementsByTagName("svg");
        assertThat(charts.getLength()).isGreaterThan(5);
        for (int i = 0; i < charts.getLength(); i++) {
            assertThat(charts.item(i).getFirstChild()).isNotNull();
            assertThat(charts.item(i).getAttributes().getNamedItem("role").getNodeValue())
                    .isEqualTo("img");
            assertThat(charts.item(i).getAttributes().getNamedItem("aria-label").getNodeValue())
                    .isNotBlank();
        }
        assertThat(texts(document, "desc")).hasSize(charts.getLength()).noneMatch(String::isBlank);
        assertThat(parse(page(3).toHtml()).getElementsByTagName("desc").getLength())
                .isEqualTo(charts.getLength() - 1);
    }

    @Test
    void showsOneWindowWithoutCharts() throws Exception {
        Document document = parse(page(1).toHtml());
        assertThat(texts(document, "h2"))
                .doesNotContain("Over time", "Scores over time")
                .contains("Then and now");
    }

    private static DriftReport replaced(int columns, int times, int window) {
        ReferenceProfileBuilder reference = ReferenceProfile.builder();
        for (int column = 0; column < columns; column++) {
            for (int category = 0; category < 400; category++) {
                reference.category("c" + column, "old " + category, times);
            }
        }
        ReferenceProfile profile = reference.build();
        CurrentCounts counts = profile.newCounts();
        for (int column = 0; column < columns; column++) {
            for (int category = 0; category < window; category++) {
                counts.observeCategory("c" + column, "new " + category, 1);
            }
        }
        return DriftReport.compare(profile, counts, DriftOptions.withDefaults());
    }

    @Test
    void saysHowManyRowsAreInNewCategoriesBeforeAnythingElse() throws Exception {
        String drifted = parse(
                        DriftPage.titled("t").window("w", replaced(1, 5, 400)).toHtml())
                .getDocumentElement()
                .getTextContent();
        assertThat(drifted)
                .contains(
                        "c0: 400 of 400 rows are in categories that the reference does not have. The shares shown here")
                .doesNotContain("rose from 100", "fell from 100", "looks like the reference");
        String stable = parse(
                        DriftPage.titled("t").window("w", replaced(1, 1, 400)).toHtml())
                .getDocumentElement()
                .getTextContent();
        assertThat(replaced(1, 1, 400).column("c0").verdict()).isEqualTo(Verdict.STABLE);
        assertThat(stable)
                .contains(
                        "In c0, 400 of 400 rows are in categories that the reference does not have. In w no column has drifted");
    }

    @Test
    void saysWhichDriftedColumnsAreNotShown() throws Exception {
        String text = parse(
                        DriftPage.titled("t").window("w", replaced(8, 5, 400)).toHtml())
                .getDocumentElement()
                .getTextContent();
        assertThat(text).contains("Only 6 of 8 columns are shown; not shown, but drifted: c6, c7.");
        assertThat(parse(page(1).toHtml()).getDocumentElement().getTextContent())
                .doesNotContain("columns are shown");
    }

    @Test
    void keepsTheWordsOfAKeyApart() throws Exception {
        assertThat(parse(page(1).toHtml()).getDocumentElement().getTextContent())
                .contains("stable over the line, within chance ▲ drifted ▲ 2.5 times the line");
    }

    @Test
    void showsWindowsWithoutAnyData() throws Exception {
        ReferenceProfile profile = profile();
        DriftReport empty = DriftReport.compare(profile, profile.newCounts(), DriftOptions.withDefaults());
        DriftReport none = DriftReport.compare(
                profile,
                profile.newCounts(),
                DriftOptions.withDefaults()
                        .without("psi")
                        .without("ks")
                        .without("kl")
                        .without("unseen-share"));
        Document document = parse(DriftPage.titled("t")
                .window("a", empty)
                .window("b", none)
                .window("c", empty)
                .toHtml());
        assertThat(document.getDocumentElement().getTextContent())
                .contains("Too little data", "too few values to tell")
                .doesNotContain("index NaN", "NaN %");
    }

    @Test
    void joinsReportsOfDifferentColumns() throws Exception {
        ReferenceProfile other =
                ReferenceProfile.builder().numeric("new column", 1, 2, 3).build();
        DriftReport later = DriftReport.compare(other, other.newCounts(), DriftOptions.withDefaults());
        Document document = parse(page(2).window("last", later).toHtml());
        assertThat(texts(document, "th")).contains("amount", "new column");
    }

    @Test
    void isTheSameForTheSameInput() {
        assertThat(page(3).toHtml()).isEqualTo(page(3).toHtml());
    }

    @Test
    void refusesWhatItCannotShow() {
        assertThatIllegalStateException()
                .isThrownBy(() -> DriftPage.titled("t").toHtml())
                .withMessageContaining("it has no window");
        assertThatIllegalStateException()
                .isThrownBy(() -> page(2).series("s", "", 1, 2, 3).toHtml())
                .withMessageContaining("it has 3 values for 2 windows");
    }
}
