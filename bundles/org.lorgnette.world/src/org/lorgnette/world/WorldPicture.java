package org.lorgnette.world;

import java.util.List;

import org.lorgnette.world.scene.Scene;

/** A scene and what is asked about it. {@code index} counts the pictures of a world from 0. */
public record WorldPicture(int index, Scene scene, List<AskedQuestion> questions) {

	public WorldPicture {
		questions = List.copyOf(questions);
	}
}
