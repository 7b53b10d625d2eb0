// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelVersionId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ApprovalPolicyTest {
    @Test
    @DisplayName("a policy that nobody can satisfy cannot be made")
    void quorum() {
        ApprovalPolicy policy = ApprovalPolicy.withDefaults();
        assertThatThrownBy(() -> policy.withQuorum(0)).hasMessage("Invalid quorum: '0' (1 to 20)");
        assertThatThrownBy(() -> policy.withQuorum(21)).hasMessage("Invalid quorum: '21' (1 to 20)");
        assertThatThrownBy(() -> policy.withApproverRole("")).hasMessageContaining("Invalid role");
    }

    @Test
    @DisplayName("the digest changes with every part of the policy, and is documented")
    void digest() {
        ApprovalPolicy policy = ApprovalPolicy.withDefaults();
        assertThat(policy.digest())
                .isEqualTo(Digest.of("quorum=1\napprover=approver\noperator=operator\nowner=policy-owner\n"));
        assertThat(List.of(
                        policy,
                        policy.withQuorum(2),
                        policy.withApproverRole("a"),
                        policy.withOperatorRole("a"),
                        policy.withOwnerRole("a")))
                .extracting(ApprovalPolicy::digest)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("a command without the reason that it needs cannot be given")
    void reasons() {
        ModelVersionId version = ModelVersionId.of("bank", 1);
        assertThatThrownBy(() -> new GovernanceCommand.Request(version, Environment.PRODUCTION, " "))
                .hasMessageContaining("Invalid reason");
        assertThatThrownBy(() -> new GovernanceCommand.Stop(version.model(), Environment.PRODUCTION, ""))
                .hasMessageContaining("Invalid reason");
    }

    @Test
    @DisplayName("a refusal keeps every reason, over Java serialisation too")
    void refusal() throws Exception {
        TransitionDeniedException error = new TransitionDeniedException(
                "Cannot promote request 'bank#1'",
                List.of(
                        new Denial(DenialCode.ROLE_MISSING, "bo does not hold the role 'operator'"),
                        new Denial(DenialCode.QUORUM_NOT_MET, "0 of 1 approvals are given")));
        assertThat(error)
                .hasMessage(
                        "Cannot promote request 'bank#1': bo does not hold the role 'operator'; 0 of 1 approvals are"
                                + " given");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(error);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((TransitionDeniedException) in.readObject()).denials()).isEqualTo(error.denials());
        }
    }
}
