using Unroll.Vision;

namespace Samples.Scenes;

/// <summary>A garment in a scene.</summary>
/// <param name="Class">The index of its class.</param>
/// <param name="Box">The smallest box of whole pixels around those that have something of the garment. What later objects hide of it
/// belongs to it.</param>
/// <param name="Corners">Where the corners of the box of the upright garment are after it was turned.</param>
internal readonly record struct SceneObject(int Class, Box Box, SceneCorners Corners);
