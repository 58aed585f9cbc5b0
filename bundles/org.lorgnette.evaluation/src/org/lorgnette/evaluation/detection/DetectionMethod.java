package org.lorgnette.evaluation.detection;

/** One number of a text; of each, larger speaks for a machine. */
public enum DetectionMethod {
	/** Mean log-probability of a piece. */
	LIKELIHOOD("likelihood"),
	/** Mean logarithm of the rank, turned round. */
	LOG_RANK("log-rank"),
	/** DetectLLM (Su et al. 2023). */
	LIKELIHOOD_RANK_RATIO("lrr"),
	/** Share of pieces among the ten likeliest (GLTR, Gehrmann et al. 2019). */
	TOP_TEN("top-10"),
	/** Mean entropy of what could come, turned round. */
	ENTROPY("entropy"),
	/** Fast-DetectGPT, analytic (Bao et al. 2024). */
	CONDITIONAL_CURVATURE("fast-detectgpt"),
	/** DetectGPT (Mitchell et al. 2023), with words dropped and swapped in place of a model that fills masks. */
	PERTURBATION_CURVATURE("detectgpt"),
	/** How unevenly surprising the sentences are, turned round. */
	BURSTINESS("burstiness"),
	/** Logistic regression over the others, style and character n-grams; only in studies, where it is learned. */
	CLASSIFIER("classifier");

	private final String id;

	DetectionMethod(String id) {
		this.id = id;
	}

	public String id() {
		return id;
	}
}
