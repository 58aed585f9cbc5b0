/**
 * The brat standoff format: texts with their annotations in files beside them, and the {@code .a1}/{@code .a2} pairs of the
 * BioNLP shared tasks. Offsets are code points in the files and UTF-16 code units in the model.
 */
package org.lorgnette.io.brat;
