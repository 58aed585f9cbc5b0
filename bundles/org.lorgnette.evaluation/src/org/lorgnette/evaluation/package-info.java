/**
 * What an evaluation found: scores with their intervals, comparisons, and the cases behind them, free of how they are shown. The
 * packages below read experiments, run engines and score what they predicted.
 */
package org.lorgnette.evaluation;
