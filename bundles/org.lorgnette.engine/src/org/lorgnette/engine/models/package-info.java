/**
 * Models that are too large to ship: what they are, where they lie on this machine, and how they are brought here. They come as
 * Maven artifacts, from whatever repository the machine's Maven is set up for, and are checked before they are used.
 */
package org.lorgnette.engine.models;
