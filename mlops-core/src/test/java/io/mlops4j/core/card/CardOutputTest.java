// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.ModelCardCodec;
import io.mlops4j.governance.evidence.ModelCard;
import io.mlops4j.governance.evidence.ModelCard.Field;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.Signature;
import io.mlops4j.tracking.DatasetInput;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class CardOutputTest {
    private static final List<String> HOSTILE = List.of(
            "</p><script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "<style>body{display:none}</style>",
            "javascript:alert(1) & 'more'",
            "# not a heading\n- nor a list\n    nor code | nor a cell [nor](a link) `nor` *this*");

    @Test
    @DisplayName("a page says every field in order, and says so where nobody has stated anything")
    void sections() throws Exception {
        Document page = parsed(CardHtml.of(card("for calls")));
        assertThat(texts(page, "h1")).containsExactly("Model card of bank/3");
        assertThat(texts(page, "h2")).hasSize(Field.values().length).startsWith("Origin", "Purpose", "Owner");
        assertThat(texts(page, "p"))
                .startsWith(
                        "Edition 1",
                        "Digest of this edition: " + ModelCardCodec.digest(card("for calls")),
                        "for calls",
                        "Not stated.")
                .endsWith("2027-01-31");
        assertThat(texts(page, "td"))
                .contains("bank/3", "r1", "model/reference.json", "calls", "27729", "s3://calls")
                .containsSubsequence("auc", "0.8", "0.7", "", "loss", "NaN", "", "0.5");
        assertThat(texts(page, "th")).containsSubsequence("Metric", "All rows", "age < 25", "age > 60");
    }

    @Test
    @DisplayName("whatever people write is text in the page and nothing else")
    void hostileTexts() throws Exception {
        List<String> plain = tags(parsed(CardHtml.of(card("plain"))));
        for (String text : HOSTILE) {
            Document page = parsed(CardHtml.of(card(text)));
            assertThat(texts(page, "p")).contains(text);
            assertThat(tags(page)).isEqualTo(plain);
        }
    }

    @Test
    @DisplayName("whatever people write is text in Markdown too: no line of it is markup, no cell ends early")
    void markdown() {
        String text = CardMarkdown.of(card(HOSTILE.get(4)));
        assertThat(text)
                .startsWith("# Model card of bank/3\n\nEdition 1\n\nDigest of this edition: sha256:")
                .contains("\n\n## Origin\n\n| What | Which |\n| --- | --- |\n")
                .contains(
                        "\n\n\\# not a heading\n\n\\- nor a list\n\nnor code \\| nor a cell \\[nor\\](a link) \\`nor\\` \\*this\\*\n")
                .contains("| Metric | All rows | age \\< 25 | age \\> 60 |\n")
                .contains("| auc | 0.8 | 0.7 |  |\n")
                .contains("## Owner\n\nNot stated.\n");
        assertThat(CardMarkdown.of(card("1. first\n2) second\n+ third")))
                .contains("\n1\\. first\n\n2\\) second\n\n\\+ third\n");
        assertThat(CardMarkdown.of(card("<script>"))).contains("\\<script\\>").doesNotContain("\n<script");
    }

    @Test
    @DisplayName("an empty card and a later edition are written too")
    void otherCards() {
        assertThat(CardMarkdown.of(ModelCard.empty())).startsWith("# Model card\n\nEdition 1\n");
        ModelCard next = ModelCard.empty().nextEdition(Digest.of("one"));
        assertThat(CardHtml.of(next)).contains("Edition 2, after " + Digest.of("one"));
    }

    @Test
    @DisplayName("an edition of the log says who attached it, when, and in which entry")
    void attached() throws Exception {
        Digest digest = ModelCardCodec.digest(card("calls"));
        CardEdition edition = new CardEdition(card("calls"), digest, 7, "<ana>", Instant.EPOCH);
        assertThat(texts(parsed(CardHtml.of(edition)), "p"))
                .startsWith(
                        "Edition 1",
                        "Digest of this edition: " + digest,
                        "Attached by <ana> at 1970-01-01T00:00:00Z, entry 7 of the log",
                        "calls");
        assertThat(CardMarkdown.of(edition))
                .contains("Digest of this edition: " + digest
                        + "\n\nAttached by \\<ana\\> at 1970-01-01T00:00:00Z, entry 7");
    }

    private static ModelCard card(String purpose) {
        return ModelCard.empty()
                .withOrigin(version())
                .with(Field.PURPOSE, purpose)
                .withData(List.of(new ModelCard.Dataset(
                        new DatasetInput.Dataset("calls", "2", Digest.of("calls")), "training", 27_729, "s3://calls")))
                .withMetrics(Map.of("auc", 0.8, "auc[age < 25]", 0.7, "loss", Double.NaN, "loss[age > 60]", 0.5))
                .withRevalidationDue(LocalDate.of(2027, 1, 31));
    }

    private static ModelVersion version() {
        return new ModelVersion(
                ModelVersionId.of("bank", 3),
                Digest.of("files"),
                Signature.unknown(),
                RunId.of("r1"),
                ArtifactPath.of("model/reference.json"),
                "",
                new TreeMap<>(),
                "ana",
                new TreeSet<>(),
                Instant.EPOCH,
                null,
                null);
    }

    private static Document parsed(String page) throws Exception {
        String xml = page.substring("<!DOCTYPE html>\n".length());
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document page, String tag) {
        NodeList found = page.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    private static List<String> tags(Document page) {
        NodeList found = page.getElementsByTagName("*");
        List<String> tags = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            tags.add(found.item(i).getNodeName());
        }
        return tags;
    }
}
