/**
 * The string and number functions of Python 3 that official scorers written in Python rest on, where Java's own differ. They
 * exist so that scores agree with those scripts to the last digit.
 */
package org.lorgnette.metrics.python;
