/**
 * The layout of SQuAD 1.1 and 2.0 (Rajpurkar et al. 2016, 2018): articles of paragraphs with questions and answers. Many other
 * question answering corpora are published in it.
 */
package org.lorgnette.io.squad;
