package org.lorgnette.evaluation.detection;

import java.util.Optional;

import org.lorgnette.metrics.curve.RocCurve;
import org.lorgnette.metrics.significance.Interval;

/**
 * How well one method told machines from people.
 *
 * @param words how many words at the begin of each text it saw; {@link DetectionStudy#WHOLE} for all
 * @param people texts that people wrote, {@code machines} those that machines wrote; texts without the number are left out
 * @param interval of the area under the curve (DeLong); empty with fewer than two texts of a kind
 */
public record MethodResult(DetectionMethod method, int words, int people, int machines, RocCurve curve,
		Optional<Interval> interval) {

	public double area() {
		return curve.area();
	}

	/** Share of machine texts found at the strictest threshold that suspects at most this share of people's. */
	public double found(double suspectedPeople) {
		return curve.atFalsePositives(suspectedPeople).truePositives();
	}

	/** Where as many people are suspected as machines are missed, the mean of both shares. */
	public double equalError() {
		RocCurve.Point point = curve.equalError();
		return (1 - point.truePositives() + point.falsePositives()) / 2;
	}
}
