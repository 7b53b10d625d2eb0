// SPDX-License-Identifier: Apache-2.0
/**
 * Carries a model with its history from one store to another: {@code ModelExport} writes a stream, {@code StreamCheck}
 * reads it and promises that it is whole, {@code ModelImport} brings it into a store. The form of the stream is in
 * {@code TransferWriter} and {@code TransferReader}, and in docs/transfer-format.md.
 *
 * <p>Whatever else belongs to a model and is to travel with it gets a part of the stream here, a check, and an import.
 */
@NullMarked
package io.mlops4j.core.transfer;

import org.jspecify.annotations.NullMarked;
