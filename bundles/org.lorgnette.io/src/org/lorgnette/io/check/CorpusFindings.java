package org.lorgnette.io.check;

import java.util.List;
import java.util.Optional;

import org.lorgnette.io.finding.Finding;

/**
 * What a check found, in the order of the file as far as lines tell it.
 *
 * @param format
 *            the format the file was read in, or empty if none recognises it
 * @param more
 *            how many findings were counted and not kept
 */
public record CorpusFindings(Optional<String> format, List<Finding> findings, long more) {

	public CorpusFindings {
		findings = List.copyOf(findings);
	}
}
