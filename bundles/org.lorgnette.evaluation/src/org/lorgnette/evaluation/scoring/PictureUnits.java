package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;

/** Numbers the units of questions about pictures: questions that share a picture, or also a group, are of one unit, and so on from these. */
final class PictureUnits {

	private final ComparisonSpec.Unit unit;
	private final Map<String, Integer> nodes = new HashMap<>();
	private final List<Integer> parents = new ArrayList<>();

	/** @throws IllegalArgumentException if the unit is none of such questions */
	PictureUnits(ComparisonSpec.Unit unit) {
		if (!ComparisonSpec.Unit.of(Task.VQA).contains(unit)) {
			throw new IllegalArgumentException("unit: expected picture, question or group, got " + unit.id());
		}
		this.unit = unit;
	}

	/** One number for each question, from 0 on in the order in which units first occur. */
	static int[] of(List<VisualQuestion> questions, ComparisonSpec.Unit unit) {
		PictureUnits units = new PictureUnits(unit);
		int[] anchors = questions.stream().mapToInt(units::join).toArray();
		Map<Integer, Integer> numbers = new HashMap<>();
		int[] found = new int[anchors.length];
		for (int i = 0; i < anchors.length; i++) {
			found[i] = numbers.computeIfAbsent(units.root(anchors[i]), unseen -> numbers.size());
		}
		return found;
	}

	private int join(VisualQuestion question) {
		int anchor = node("question " + question.id());
		if (unit != ComparisonSpec.Unit.QUESTION) {
			question.images().forEach(image -> unite(anchor, node("picture " + image)));
		}
		if (unit == ComparisonSpec.Unit.GROUP) {
			question.group().ifPresent(group -> unite(anchor, node("group " + group)));
		}
		return anchor;
	}

	private int node(String key) {
		return nodes.computeIfAbsent(key, unseen -> {
			parents.add(parents.size());
			return parents.size() - 1;
		});
	}

	private int root(int node) {
		int root = node;
		while (parents.get(root) != root) {
			root = parents.get(root);
		}
		for (int at = node; at != root;) {
			int next = parents.get(at);
			parents.set(at, root);
			at = next;
		}
		return root;
	}

	private void unite(int one, int other) {
		parents.set(root(other), root(one));
	}
}
