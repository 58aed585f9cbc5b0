/**
 * Colours and marks that every view shares: a colour for each type of entity, stable by its name, and a letter for each family of engines.
 * Users adjust the colours with those of the platform; the dark theme has its own in {@code css/}.
 */
package org.lorgnette.ui.theme;
