/**
 * Learns to read: a network that scores where the answer to a question begins and ends in a passage, and whether it is there at
 * all. Long passages are cut into windows, questions without answer are mixed in, and what the scores mean is tuned on held-out
 * questions.
 */
package org.lorgnette.training.reading;
