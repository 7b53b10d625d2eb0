// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tribuo.classification.evaluation.LabelEvaluationUtil;

/**
 * How good probabilities were on some rows.
 *
 * @param rows how many rows
 * @param logLoss mean of minus the natural logarithm of the probability given to the true answer; 0 is perfect, 0.693 is
 *     what saying 50 % every time gives
 * @param auc area under the ROC curve; 0.5 is chance; NaN unless both answers occur
 * @param brier mean squared difference of probability and answer
 * @param yesRate the share of rows with the answer yes
 * @param meanProbability the mean probability of yes; equal to the yes rate if the model is calibrated on the whole
 * @param calibrationError expected calibration error over ten bins of equal width: the mean, over rows, of how far the
 *     yes rate of the row's bin lies from the mean probability in it
 */
public record Scores(
        int rows,
        double logLoss,
        double auc,
        double brier,
        double yesRate,
        double meanProbability,
        double calibrationError) {
    private static final int BINS = 10;

    /**
     * Judges probabilities.
     *
     * @param probabilities the probability of yes for each row, at least one row
     * @param answers the true answers of the same rows
     * @return the scores
     */
    public static Scores of(double[] probabilities, boolean[] answers) {
        int rows = answers.length;
        double squares = 0;
        double yes = 0;
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            double truth = answers[i] ? 1 : 0;
            squares += (probabilities[i] - truth) * (probabilities[i] - truth);
            yes += truth;
            sum += probabilities[i];
        }
        double logLoss = mean(losses(probabilities, answers));
        double auc = yes > 0 && yes < rows ? LabelEvaluationUtil.binaryAUCROC(answers, probabilities) : Double.NaN;
        return new Scores(
                rows, logLoss, auc, squares / rows, yes / rows, sum / rows, calibrationError(probabilities, answers));
    }

    /**
     * Gives the log loss of each row.
     *
     * @param probabilities the probability of yes for each row
     * @param answers the true answers of the same rows
     * @return minus the natural logarithm of the probability given to the true answer
     */
    public static double[] losses(double[] probabilities, boolean[] answers) {
        double[] losses = new double[answers.length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = -Math.log(answers[i] ? probabilities[i] : 1 - probabilities[i]);
        }
        return losses;
    }

    /**
     * Compares what came with what was predicted.
     *
     * @return the yes rate minus the mean probability; positive if the model under-predicts
     */
    public double calibrationGap() {
        return yesRate - meanProbability;
    }

    /**
     * Lists the scores for the record.
     *
     * @param prefix put before each key, such as {@code holdout_}
     * @return each score by its key
     */
    public Map<String, Double> metrics(String prefix) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(prefix + "log_loss", logLoss);
        metrics.put(prefix + "auc", auc);
        metrics.put(prefix + "brier", brier);
        metrics.put(prefix + "yes_rate", yesRate);
        metrics.put(prefix + "calibration_gap", calibrationGap());
        metrics.put(prefix + "calibration_error", calibrationError);
        return metrics;
    }

    private static double calibrationError(double[] probabilities, boolean[] answers) {
        double[] surplus = new double[BINS];
        for (int i = 0; i < answers.length; i++) {
            int bin = Math.min((int) (probabilities[i] * BINS), BINS - 1);
            surplus[bin] += (answers[i] ? 1 : 0) - probabilities[i];
        }
        double distance = 0;
        for (double bin : surplus) {
            distance += Math.abs(bin);
        }
        return distance / answers.length;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
