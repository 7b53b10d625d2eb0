// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.ModelCommand.EraseRemarks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ErasureDecisionTest {
    private final Scene scene = new Scene();

    @Test
    @DisplayName("an entry that holds no remark has nothing to erase, and the refusal follows when it is judged anew")
    void nothingToErase() {
        scene.policy(Walk.ONE);
        scene.host(new Walk.TestHost() {
            @Override
            public boolean hasRemark(long entry) {
                return entry == 2;
            }
        });
        assertThat(scene.refused(Walk.DEE, new EraseRemarks(Walk.MODEL, 1, "asked for"), DenialCode.NOTHING_TO_ERASE))
                .containsExactly("entry 1 holds no remark");
        long last = scene.state().revision();
        assertThat(scene.refused(
                        Walk.DEE, new EraseRemarks(Walk.MODEL, last, "asked for"), DenialCode.NOTHING_TO_ERASE))
                .containsExactly("entry " + last + " holds no remark");
        scene.accepted(Walk.DEE, new EraseRemarks(Walk.MODEL, 2, "asked for"));
    }

    @Test
    @DisplayName("who owns policies erases the remarks of an entry, which is an event of its own")
    void erased() {
        scene.policy(Walk.ONE);
        Walk.Step step = scene.accepted(Walk.DEE, new EraseRemarks(Walk.MODEL, 1, "asked for"));
        assertThat(step.entry().events()).containsExactly(new GovernanceEvent.RemarksErased(1, "asked for"));
        long last = scene.state().revision();
        assertThat(scene.refused(
                        Walk.DEE, new EraseRemarks(Walk.MODEL, last + 1, "asked for"), DenialCode.UNKNOWN_ENTRY))
                .containsExactly("the log has entries 1 to " + last);
        scene.accepted(Walk.DEE, new EraseRemarks(Walk.MODEL, scene.state().revision(), "asked for"));
        scene.refused(Walk.CY, new EraseRemarks(Walk.MODEL, 1, "asked for"), DenialCode.ROLE_MISSING);
    }
}
