namespace Unroll.Generator.Planning;

/// <summary>
/// Transforms one tile of an image, all its channels, into arrays of positions. Convolutions and their gradients that read images of one
/// geometry share it.
/// </summary>
/// <param name="InputTile">Positions on a side of a tile: which transform it is.</param>
/// <param name="GradientTile">Where the image is the gradient of an output, the pixels on a side of an output tile; else 0.</param>
/// <param name="RowStride">Floats from one row of the image to the next.</param>
/// <param name="PixelStride">Floats from one pixel to the next.</param>
/// <param name="Width">Channels, in whole blocks.</param>
/// <param name="PositionStep">Floats from one position of the target to the next.</param>
/// <param name="BlockStride">Floats in the target from one block of 16 channels to the next.</param>
/// <param name="MovesLastRow">Whether the last row of positions goes to a place of its own.</param>
internal sealed record WinogradTransformKernel(
    int InputTile,
    int GradientTile,
    int RowStride,
    int PixelStride,
    int Width,
    int PositionStep,
    int BlockStride,
    bool MovesLastRow = false) : Kernel
{
    public bool OfGradient => GradientTile > 0;

    /// <summary>Pixels on a side of a tile.</summary>
    public int Pixels => OfGradient ? GradientTile : InputTile;

    /// <summary>
    /// Floats that a tile takes with the steps of the image. A tile that reaches past the border is copied to such a place, and zeros
    /// with it, so that it is transformed by the same code.
    /// </summary>
    public int BorderLength => Layout.RoundUp((Pixels - 1) * (RowStride + PixelStride) + Width);

    public override string Name => OfGradient ? "WinogradGradientTransform" : "WinogradInputTransform";

    public override string Summary => $"Transforms {Pixels}x{Pixels} pixels of {Width} channels to {InputTile}x{InputTile} positions.";

    public override string[] Operands => MovesLastRow ? ["pixel", "target", "lastRow"] : ["pixel", "target"];
}
