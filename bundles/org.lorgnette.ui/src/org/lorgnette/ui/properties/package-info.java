/**
 * The property page of a corpus file: in which format it is read. What is chosen here goes before what the file looks like.
 */
package org.lorgnette.ui.properties;
