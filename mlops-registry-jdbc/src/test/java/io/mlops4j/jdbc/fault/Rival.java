// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.fault;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Environment;
import io.mlops4j.core.Mlops;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.registry.VersionSpec;

/** What somebody does after which something else must not happen any more, such as a promotion that was approved. */
enum Rival {
    REJECT {
        @Override
        void act(Mlops mlops, PromotionRequest request, VersionSpec files) {
            mlops.as(approver(1)).governance().reject(request.id(), "found a leak");
        }
    },
    WITHDRAW {
        @Override
        void act(Mlops mlops, PromotionRequest request, VersionSpec files) {
            mlops.as(ANN).governance().withdraw(request.id(), "second thoughts");
        }
    },
    RAISE_QUORUM {
        @Override
        void act(Mlops mlops, PromotionRequest request, VersionSpec files) {
            define(mlops, request, ApprovalPolicy.withDefaults().withQuorum(3));
        }
    },
    EXCLUDE_APPROVER {
        @Override
        void act(Mlops mlops, PromotionRequest request, VersionSpec files) {
            define(
                    mlops,
                    request,
                    ApprovalPolicy.builder()
                            .quorum(2)
                            .excludePerson(approver(1).id())
                            .build());
        }
    },
    /** Whoever registered the files, under whatever number, may not approve them. */
    BECOME_AUTHOR {
        @Override
        void act(Mlops mlops, PromotionRequest request, VersionSpec files) {
            mlops.as(approver(3)).registry().register(request.version().model(), files);
        }

        @Override
        void overtaken(Mlops mlops, PromotionRequest request) {
            mlops.as(approver(3)).governance().approve(request.id(), "checked");
        }

        @Override
        Class<? extends GovernanceEvent> event() {
            return GovernanceEvent.Voted.class;
        }
    },
    RETIRE {
        @Override
        void act(Mlops mlops, PromotionRequest request, VersionSpec files) {
            mlops.as(ANN).governance().retire(request.version(), "too old");
        }
    };

    static final Environment PRODUCTION = Environment.PRODUCTION;
    static final Actor ANN = Actor.person("ann", "operator", "policy-owner");

    /** Takes away a condition of what is overtaken. */
    abstract void act(Mlops mlops, PromotionRequest request, VersionSpec files);

    /** What must not happen after that: the promotion, if not said otherwise. */
    void overtaken(Mlops mlops, PromotionRequest request) {
        mlops.as(Actor.person("pam", "operator")).governance().promote(request.id());
    }

    /** What the log says of {@link #overtaken}, and not of {@link #act}. */
    Class<? extends GovernanceEvent> event() {
        return GovernanceEvent.Promoted.class;
    }

    static Actor approver(int number) {
        return Actor.person("approver " + number, "approver");
    }

    private static void define(Mlops mlops, PromotionRequest request, ApprovalPolicy policy) {
        mlops.as(ANN).governance().definePolicy(request.version().model(), PRODUCTION, policy);
    }
}
