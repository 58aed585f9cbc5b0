/**
 * Learns to write entities, relations and answers: the encoders of the networks that mark them, and a decoder in place of their heads. So
 * both are compared on the same rows, with the same size.
 */
package org.lorgnette.training.writing;
