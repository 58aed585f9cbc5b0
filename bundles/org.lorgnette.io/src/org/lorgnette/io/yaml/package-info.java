/**
 * YAML files that people write by hand: every value knows its line, and keys that nobody reads are errors with the nearest known
 * key. Experiments and training configurations are read through it.
 */
package org.lorgnette.io.yaml;
