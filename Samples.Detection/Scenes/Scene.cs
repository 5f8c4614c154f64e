namespace Samples.Scenes;

/// <summary>A gray picture of garments, and where they are.</summary>
/// <param name="Height">Its rows.</param>
/// <param name="Width">Its columns.</param>
/// <param name="Pixels">[height, width], from 0, black, to 1, white.</param>
/// <param name="Objects">The garments, the lowest first.</param>
internal sealed record Scene(int Height, int Width, float[] Pixels, IReadOnlyList<SceneObject> Objects);
