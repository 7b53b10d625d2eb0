// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.model;

import static java.util.Objects.requireNonNull;

import io.mlops4j.samples.quickstart.bank.Call;
import io.mlops4j.samples.quickstart.bank.Calls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.transform.TransformTrainer;

/** A logistic regression that says how likely a client subscribes. Immutable. */
public final class SubscriptionModel {
    // Tribuo logs every epoch at INFO; a reference is kept because java.util.logging forgets loggers that nobody holds
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private static final int NO_LOGGING = -1;

    static {
        TRIBUO.setLevel(Level.WARNING);
    }

    private final Model<Label> model;

    private SubscriptionModel(Model<Label> model) {
        this.model = model;
    }

    /**
     * Trains a model. The scaling is learnt from the same rows and becomes part of the model.
     *
     * @param calls the rows, with both answers among them
     * @param settings how to train
     * @return the model
     */
    public static SubscriptionModel train(Calls calls, TrainingSettings settings) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance(calls.name(), labels), labels);
        calls.rows().forEach(call -> dataset.add(CallFeatures.of(call)));
        Trainer<Label> regression = new LinearSGDTrainer(
                new LogMulticlass(),
                new AdaGrad(settings.learningRate()),
                settings.epochs(),
                NO_LOGGING,
                settings.minibatch(),
                settings.seed());
        return new SubscriptionModel(new TransformTrainer<>(regression, CallFeatures.scaling()).train(dataset));
    }

    /**
     * Reads a stored model.
     *
     * @param protobuf what {@link #toBytes} gave
     * @return the model
     */
    public static SubscriptionModel fromBytes(byte[] protobuf) {
        try {
            return new SubscriptionModel(Model.deserializeFromStream(new ByteArrayInputStream(protobuf))
                    .castModel(Label.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the model down, with its provenance.
     *
     * @return Tribuo's protobuf form
     */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            model.serializeToStream(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Scores rows.
     *
     * @param calls the rows; their answers are not looked at
     * @return for each row the probability that the client subscribes
     */
    public double[] probabilities(Calls calls) {
        return calls.rows().stream().mapToDouble(this::probability).toArray();
    }

    private double probability(Call call) {
        Label yes = model.predict(CallFeatures.of(call)).getOutputScores().get(CallFeatures.YES.getLabel());
        return requireNonNull(yes).getScore();
    }
}
