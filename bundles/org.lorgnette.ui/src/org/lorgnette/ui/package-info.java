/**
 * The workbench: the perspective and the names by which its parts know each other. Views show what the core computed; nothing here scores,
 * decodes or reads a file format.
 */
package org.lorgnette.ui;
