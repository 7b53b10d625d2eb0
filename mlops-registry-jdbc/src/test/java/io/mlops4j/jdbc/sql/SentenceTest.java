// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SentenceTest {
    @Test
    @DisplayName("what the driver says stands behind what the pool says")
    void namesTheReason() {
        SQLException driver =
                new SQLException("Connection to db:1 refused.\nCheck it.", new ConnectException("refused"));
        assertThat(Sentence.of(new SQLTransientConnectionException("timed out after 5000ms", driver)))
                .isEqualTo("timed out after 5000ms: Connection to db:1 refused.");
    }

    @Test
    @DisplayName("what lies behind the driver is named if nothing else is, also if it has no words")
    void namesTheInnermostCause() {
        assertThat(Sentence.of(new SQLException("An I/O error occurred.", new EOFException())))
                .isEqualTo("An I/O error occurred: EOFException");
    }

    @Test
    @DisplayName("nothing is said twice, and causes may go round in circles")
    void saysNothingTwice() {
        SQLException first = new SQLException("no table 't' there");
        SQLException second = new SQLException("no table 't'", first);
        first.initCause(second);
        assertThat(Sentence.of(first)).isEqualTo("no table 't' there");
        assertThat(Sentence.of(new SQLException("  "))).isEqualTo("SQLException");
    }
}
