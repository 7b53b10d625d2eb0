// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    private static final String LINE = "\u2014 example.com/behind-the-sofa "
            + "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";
    private static final String NOTE = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";
    private static final String EMPTY_ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    /** The example of C2SP tlog-checkpoint. */
    @Test
    @DisplayName("the published checkpoint is read and printed to the character")
    void published() {
        Checkpoint checkpoint = Checkpoint.parse(NOTE + "\n" + LINE);
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.signatures()).hasSize(1);
        assertThat(checkpoint.text()).isEqualTo(NOTE + "\n" + LINE);
        assertThat(Checkpoint.parse(NOTE).text()).isEqualTo(NOTE);
    }

    @Test
    @DisplayName("sizes up to 2^63 - 1 and 100 signatures are read")
    void limits() {
        assertThat(Checkpoint.parse("o\n9223372036854775807\n" + ROOT + "\n").size())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(Checkpoint.parse("o\n0\n" + EMPTY_ROOT + "\n").root()).isEqualTo(Digest.of(""));
        assertThat(Checkpoint.parse("o".repeat(2_509) + "\n1\n" + ROOT + "\n").origin())
                .hasSize(2_509);
        assertThatThrownBy(() -> Checkpoint.parse("o".repeat(2_510) + "\n1\n" + ROOT + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 2509 characters, got 2510");
        assertThatThrownBy(() -> Checkpoint.parse("o".repeat(260) + "+\n1\n" + ROOT + "\n"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Checkpoint.parse(NOTE + "\n" + LINE.repeat(100)).signatures())
                .hasSize(100);
        assertThatThrownBy(() -> Checkpoint.parse(NOTE + "\n" + LINE.repeat(101)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "o\n",
                "o\n1\n",
                "o\n1\n" + ROOT,
                "\n1\n" + ROOT + "\n",
                "o x\n1\n" + ROOT + "\n",
                "o+x\n1\n" + ROOT + "\n",
                "o\n01\n" + ROOT + "\n",
                "o\n+1\n" + ROOT + "\n",
                "o\n-1\n" + ROOT + "\n",
                "o\n 1\n" + ROOT + "\n",
                "o\n\n" + ROOT + "\n",
                "o\n\u0661\n" + ROOT + "\n",
                "o\n9223372036854775808\n" + ROOT + "\n",
                "o\n18446744073709551615\n" + ROOT + "\n",
                "o\n0\n" + ROOT + "\n",
                "o\n1\n" + EMPTY_ROOT + "\n",
                "o\n1\n\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n1\nAAAA\n",
                "o\n1\n" + ROOT + "\nextension\n",
                "o\n1\n" + ROOT + "\n\n",
                "o\n1\n" + ROOT + "\n\n\n",
                "o\r\n1\r\n" + ROOT + "\r\n",
                "o\n1\n" + ROOT + "\n\n- o AAAAAAA=\n",
                "o\n1\n" + ROOT + "\n\n\u2014 o AAAAAA==\n",
                "o\n1\n" + ROOT + "\n\n\u2014 o\n",
                "o\n1\n" + ROOT + "\n\n\u2014  AAAAAAA=\n",
                "o\n1\n" + ROOT + "\n\n\u2014 o p AAAAAAA=\n",
                "o\n1\n" + ROOT + "\n\n\u2014 o AAAAAAA=\n\n",
                "o\n1\n" + ROOT + "\n\n\u2014 o AAAAAAA="
            })
    @DisplayName("a checkpoint of another form is refused")
    void refused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid ");
    }

    @Test
    @DisplayName("a receipt is a tlog-proof whose extra data is the entry, and is read as it was printed")
    void receipt() {
        Checkpoint checkpoint = Checkpoint.parse(NOTE + "\n" + LINE);
        Receipt receipt = new Receipt("{\"v\":1,\"\u00e9\":2}", 7, List.of(Digest.of("a"), Digest.of("b")), checkpoint);
        assertThat(receipt.text())
                .startsWith("c2sp.org/tlog-proof@v1\nextra eyJ2IjoxLCLDqSI6Mn0=\nindex 6\nypeBEsobvcr6wjGzmiPcTaeG7/g"
                        + "UfE5yuYB3ha/uSLs=\n")
                .endsWith("\n\n" + checkpoint.text());
        assertThat(Receipt.parse(receipt.text())).isEqualTo(receipt);
        assertThat(Receipt.parse(new Receipt("", 1, List.of(), checkpoint).text())
                        .path())
                .isEmpty();
    }

    @Test
    @DisplayName("a receipt of another form, or about no entry of its log, is refused")
    void refusedReceipt() {
        String text = new Receipt("x", 7, List.of(Digest.of("a")), Checkpoint.parse(NOTE)).text();
        for (String wrong : List.of(
                "",
                NOTE,
                text.substring(1),
                text.replace("tlog-proof@v1", "tlog-proof@v2"),
                text.replace("index 6", "index 06"),
                text.replace("index 6", "index -6"),
                text.replace("index 6", "index 20852163"),
                text.replace("index 6", "index 9223372036854775807"),
                text.replace("index 6", "index 18446744073709551615"),
                text.replace("extra eA==", "extra eA"),
                text.replace("extra eA==", "extra /w=="),
                text.replace("extra eA==\n", ""),
                text.replace("\n\n", "\n"),
                text.replace("\n\n", "\n\n\n"),
                text.replace("index 6\n", "index 6\n" + (ROOT + "\n").repeat(64)),
                text.replace("index 6\n", "index 6\nAAAA\n"))) {
            assertThatThrownBy(() -> Receipt.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Invalid ");
        }
    }

    @Test
    @DisplayName("a registry checkpoint lists the heads in the order of the names, each once")
    void registry() {
        ModelHead a = new ModelHead(ModelName.of("a b"), 3, Digest.of("a"));
        ModelHead b = new ModelHead(ModelName.of("b"), 1, Digest.of("b"));
        RegistryCheckpoint registry =
                new RegistryCheckpoint(List.of(a, b), Checkpoint.unsigned("o", 2, Digest.of("root")));
        assertThat(RegistryCheckpoint.parse(registry.text())).isEqualTo(registry);
        RegistryCheckpoint none = new RegistryCheckpoint(List.of(), Checkpoint.unsigned("o", 0, Digest.of("")));
        assertThat(RegistryCheckpoint.parse(none.text())).isEqualTo(none);
        for (List<ModelHead> wrong : List.of(List.of(b, a), List.of(a, a), List.of(a))) {
            assertThatThrownBy(() -> new RegistryCheckpoint(wrong, registry.checkpoint()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String text : List.of("", "\n", a.line() + "\n", "0" + registry.text(), registry.text() + "\n")) {
            assertThatThrownBy(() -> RegistryCheckpoint.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
