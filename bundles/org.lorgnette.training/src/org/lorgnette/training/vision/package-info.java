/**
 * Learning to answer questions about pictures: patches of a picture and words of a question are encoded apart, fused, and
 * answered from a closed set. A batch holds pictures with all their questions, so that each picture is encoded once.
 */
package org.lorgnette.training.vision;
