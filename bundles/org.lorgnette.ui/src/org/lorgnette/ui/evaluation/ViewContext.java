package org.lorgnette.ui.evaluation;

import java.util.function.Consumer;

import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.report.Texts;

/**
 * What tabs know of the view around them.
 *
 * @param open lists the cases behind a number
 * @param status shows a line of words
 */
record ViewContext(Texts texts, Consumer<CaseQuery> open, Consumer<String> status) {
}
