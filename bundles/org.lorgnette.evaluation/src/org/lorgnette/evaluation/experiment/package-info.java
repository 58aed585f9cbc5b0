/**
 * Experiments as people write them: which engines run over which corpus, under which labels, and what is compared and demanded.
 * Reading one checks all that can be checked without running it.
 */
package org.lorgnette.evaluation.experiment;
