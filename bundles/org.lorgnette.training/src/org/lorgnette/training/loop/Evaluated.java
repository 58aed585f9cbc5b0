package org.lorgnette.training.loop;

import java.util.Map;

/**
 * What an evaluation on held-out data gave.
 *
 * @param value what decides which weights are the best, larger is better
 * @param parts metrics by the name of the data
 */
public record Evaluated(double value, Map<String, Map<String, Double>> parts) {
}
