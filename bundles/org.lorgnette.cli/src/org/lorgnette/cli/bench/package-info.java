/**
 * Speed and memory of this program on the machine at hand. Alternatives take turns in one run, and speeds are said as ratios to a
 * reference of the same run, since absolute ones mean little on another machine.
 */
package org.lorgnette.cli.bench;
