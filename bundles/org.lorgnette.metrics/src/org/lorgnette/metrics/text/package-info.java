/**
 * Scorers of generated text against references: ROUGE as ROUGE-1.5.5 counts it, and BLEU, chrF and TER as sacreBLEU 2 does.
 * Every score is computed from per-segment statistics that add up, so that a corpus can be merged and resampled.
 */
package org.lorgnette.metrics.text;
