package org.lorgnette.io;

/** One thing that can be said about a format's layout. {@code description} is one English sentence; the default may be empty. */
public record FormatOption(String name, String defaultValue, String description) {
}
