using Samples.Training;

namespace Samples.Slide;

/// <summary>The classifier over the scene at one size. A step of border stands around the scene, so that garments at its edge have a
/// window, too.</summary>
/// <param name="predict">Predict of the sliding network.</param>
/// <param name="size">The rows and columns of its input.</param>
/// <param name="sceneSide">The rows and columns of the scene.</param>
internal sealed class SceneLevel(Predictor predict, int size, int sceneSide)
{
    private readonly float[] pixels = new float[size * size];

    // Pixels of the scene for one of this size.
    private readonly float scale = sceneSide / (float)(size - (2 * ClothesWindow.Step));

    /// <summary>The windows of a row and of a column.</summary>
    public int Places { get; } = ((size - ClothesWindow.Side) / ClothesWindow.Step) + 1;

    /// <summary>The rows and columns of a window in pixels of the scene.</summary>
    public float Extent => ClothesWindow.Side * scale;

    /// <summary>The scene at this size, [size, size].</summary>
    public ReadOnlySpan<float> Pixels => pixels;

    /// <summary>The rows and columns of the scene at this size, its border with it.</summary>
    public int Size => size;

    /// <summary>The scores of each window: [places, places, 11].</summary>
    public float[] Scores { get; } = new float[
        (((size - ClothesWindow.Side) / ClothesWindow.Step) + 1) * (((size - ClothesWindow.Side) / ClothesWindow.Step) + 1)
        * ClothesWindow.Scores];

    /// <summary>Brings the scene to this size.</summary>
    public void Scale(ReadOnlySpan<float> scene) => SceneScaling.Write(scene, sceneSide, Edge, Edge, size * scale, pixels, size);

    /// <summary>Looks at all windows in one pass.</summary>
    public void Slide() => predict(pixels, Scores);

    /// <summary>Where a window begins, in pixels of the scene.</summary>
    public float Begin(int place) => Edge + (place * ClothesWindow.Step * scale);

    private float Edge => -ClothesWindow.Step * scale;
}
