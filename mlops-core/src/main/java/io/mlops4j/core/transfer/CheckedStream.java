// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.transfer;

import io.mlops4j.common.Digest;

/** What a check found good: the model's history, how much there is, and the digest of the whole stream. */
record CheckedStream(ModelHistory history, int contents, int runs, Digest digest) {}
