package org.lorgnette.engine.models;

/**
 * A model that can be fetched.
 *
 * @param id what engines call it
 * @param description one English phrase
 * @param licence its SPDX identifier
 * @param artifact Maven coordinates, {@code group:artifact:version:classifier}
 * @param bytes size of the file
 * @param sha256 of the file, in lower-case hexadecimal
 */
public record ModelDescriptor(String id, String description, String licence, String artifact, long bytes, String sha256) {
}
