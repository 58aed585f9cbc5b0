/**
 * Lorgnette's own JSON Lines: one document or visual question a line with everything the model says of it, and predictions in the
 * same spelling. Writing and reading again is the identity, unpaired surrogates and digits of scores included.
 */
package org.lorgnette.io.jsonl;
