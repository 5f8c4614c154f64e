namespace Unroll.Generator.Planning;

/// <summary>
/// Transforms one square of an image, all its channels, into arrays of positions. Convolutions and their gradients that read images of one
/// geometry share it.
/// </summary>
/// <param name="Span">Positions on a side of a square: which transform it is.</param>
/// <param name="GradientOutputs">Where the image is the gradient of an output, whose squares have as many pixels as they have outputs: the
/// outputs on a side; else 0.</param>
/// <param name="RowStride">Floats from one row of the image to the next.</param>
/// <param name="PixelStride">Floats from one pixel to the next.</param>
/// <param name="Width">Channels, in whole blocks.</param>
/// <param name="PositionStep">Floats from one position of the target to the next.</param>
/// <param name="BlockStride">Floats in the target from one block of 16 channels to the next.</param>
/// <param name="MovesLastRow">Whether the last row of positions goes to a place of its own.</param>
internal sealed record WinogradTransformKernel(
    int Span, int GradientOutputs, int RowStride, int PixelStride, int Width, int PositionStep, int BlockStride, bool MovesLastRow = false)
        : Kernel
{
    public bool OfGradient => GradientOutputs > 0;

    /// <summary>Pixels on a side of a square.</summary>
    public int Pixels => OfGradient ? GradientOutputs : Span;

    /// <summary>
    /// Floats that a square takes with the steps of the image. A square that reaches past the border is copied to such a place, and zeros
    /// with it, so that it is transformed by the same code.
    /// </summary>
    public int BorderLength => Layout.RoundUp((Pixels - 1) * (RowStride + PixelStride) + Width);

    public override string Name => OfGradient ? "WinogradGradientTransform" : "WinogradInputTransform";

    public override string Summary => $"Transforms {Pixels}x{Pixels} pixels of {Width} channels to {Span}x{Span} positions.";

    public override string[] Operands => MovesLastRow ? ["pixel", "target", "lastRow"] : ["pixel", "target"];
}
