// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleFrontierTest {
    /**
     * Roots of the trees over the first n of the leaves "", 00, 10, 2021, 3031, 40414243, 5051525354555657,
     * 606162636465666768696a6b6c6d6e6f: the published test vectors of the certificate-transparency reference
     * implementations of RFC 6962. All eight are ASCII texts.
     */
    @ParameterizedTest(name = "{0} leaves")
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    @DisplayName("the roots are those of the published vectors of RFC 6962 trees")
    void publishedVectors(int leaves, String root) {
        List<String> content = List.of("", "\0", "\20", " !", "01", "@ABC", "PQRSTUVW", "`abcdefghijklmno");
        MerkleFrontier tree = MerkleFrontier.EMPTY;
        for (String leaf : content.subList(0, leaves)) {
            tree = tree.append(leaf);
        }
        assertThat(tree.root().hex()).isEqualTo(root);
        assertThat(tree.size()).isEqualTo(leaves);
    }

    @Test
    @DisplayName("for 0 to 200 leaves root and proof of the next leaf are those of the recursive definition")
    void recursiveDefinition() {
        MerkleFrontier tree = MerkleFrontier.EMPTY;
        for (int i = 0; i <= 200; i++) {
            assertThat(tree.root()).as("%d leaves", i).isEqualTo(NaiveTree.root(NaiveTree.leaves(i)));
            assertThat(tree.peaks()).hasSize(Long.bitCount(i));
            assertThat(tree.inclusionOfNext()).isEqualTo(NaiveTree.path(i, NaiveTree.leaves(i + 1)));
            tree = tree.append("leaf " + i);
        }
    }
}
