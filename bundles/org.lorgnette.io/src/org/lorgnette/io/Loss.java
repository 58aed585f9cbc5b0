package org.lorgnette.io;

/**
 * Something a written format could not say. {@code kind} groups losses ({@code relation}, {@code nested entity}, {@code note});
 * {@code detail} says which one and why.
 */
public record Loss(String instance, String kind, String detail) {
}
