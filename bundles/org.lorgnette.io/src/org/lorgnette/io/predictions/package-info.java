/**
 * Files of predictions as the original scorers read them, and simple tables of answers and boxes. An id that occurs twice, or a
 * value of the wrong type, is an error with its place.
 */
package org.lorgnette.io.predictions;
