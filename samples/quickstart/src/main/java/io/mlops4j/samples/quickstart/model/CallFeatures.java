// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.model;

import io.mlops4j.samples.quickstart.bank.Call;
import io.mlops4j.samples.quickstart.bank.Category;
import io.mlops4j.samples.quickstart.bank.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.classification.Label;
import org.tribuo.impl.ArrayExample;
import org.tribuo.transform.Transformation;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.MeanStdDevTransformation;

/** Turns a call into the features that the classifier reads. */
final class CallFeatures {
    static final Label YES = new Label("yes");
    static final Label NO = new Label("no");

    private CallFeatures() {}

    static Example<Label> of(Call call) {
        List<Feature> features = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            double value = quantity.of(call);
            // an absent feature weighs nothing, which after scaling is the same as the mean of the present ones
            features.add(
                    Double.isNaN(value)
                            ? new Feature(quantity.column() + "=missing", 1)
                            : new Feature(quantity.column(), compressed(quantity, value)));
        }
        for (Category category : Category.values()) {
            features.add(new Feature(category.column() + "=" + category.of(call), 1));
        }
        return new ArrayExample<>(call.subscribed() ? YES : NO, features);
    }

    /** Scales the quantities only: the one-hot features are on a common scale, and a constant one has no deviation. */
    static TransformationMap scaling() {
        Map<String, List<Transformation>> scaled = new HashMap<>();
        for (Quantity quantity : Quantity.values()) {
            scaled.put(quantity.column(), List.of(new MeanStdDevTransformation()));
        }
        return new TransformationMap(scaled);
    }

    private static double compressed(Quantity quantity, double value) {
        // balances reach from -8,000 to 100,000 euros: unless compressed, a few rich clients decide the scale
        return quantity == Quantity.BALANCE ? Math.log(Math.abs(value) + 1) * Math.signum(value) : value;
    }
}
