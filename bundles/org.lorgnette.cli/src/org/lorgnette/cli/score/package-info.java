/**
 * Scores files that any system wrote, as the original scripts do. One class for each family of scorers, which reads its files,
 * checks that gold and prediction belong together, and says its numbers under the keys of the original.
 */
package org.lorgnette.cli.score;
