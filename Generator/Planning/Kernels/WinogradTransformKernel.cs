namespace Unroll.Generator.Planning;

/// <summary>
/// Transforms one square of an image, all its channels, into arrays of positions. Convolutions and their gradients that read images of one geometry share it.
/// </summary>
/// <param name="Outputs">Output pixels on a side of a square: which transform it is.</param>
/// <param name="OfGradient">Whether the image is the gradient of an output, whose squares have as many pixels as they have outputs.</param>
/// <param name="RowStep">Floats from one row of the image to the next.</param>
/// <param name="PixelStep">Floats from one pixel to the next.</param>
/// <param name="Width">Channels, in whole blocks.</param>
/// <param name="PositionStep">Floats from one position of the target to the next.</param>
/// <param name="BlockStep">Floats in the target from one block of 16 channels to the next.</param>
internal sealed record WinogradTransformKernel(int Outputs, bool OfGradient, int RowStep, int PixelStep, int Width, int PositionStep, int BlockStep) : Kernel
{
    /// <summary>Pixels on a side of a square.</summary>
    public int Span => OfGradient ? Outputs : Outputs + 2;

    /// <summary>
    /// Floats that a square takes with the steps of the image. A square that reaches past the border is copied to such a place, and zeros with it, so that
    /// it is transformed by the same code.
    /// </summary>
    public int BorderLength => Layout.RoundUp((Span - 1) * RowStep + (Span - 1) * PixelStep + Width);

    public override string Name => OfGradient ? "WinogradGradientSquare" : "WinogradSquare";

    public override string Summary => $"Transforms {Span}x{Span} pixels of {Width} channels to {(Outputs + 2) * (Outputs + 2)} positions.";

    public override string[] Operands => ["pixel", "target"];
}
