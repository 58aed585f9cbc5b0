/**
 * Runs: folders that explain themselves and can be resumed after a kill. The runner brings corpus and engines together, the scorer
 * reads back what was predicted.
 */
package org.lorgnette.evaluation.run;
