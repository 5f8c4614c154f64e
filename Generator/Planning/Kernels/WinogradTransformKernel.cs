namespace Unroll.Generator.Planning;

/// <summary>
/// Transforms one square of an image, all its channels, into arrays of positions. Convolutions and their gradients that read images of one geometry share it.
/// </summary>
/// <param name="Span">Positions on a side of a square: which transform it is.</param>
/// <param name="GradientOutputs">Where the image is the gradient of an output, whose squares have as many pixels as they have outputs: the outputs on a side; else 0.</param>
/// <param name="ReducedRows">Whether the last row of positions, and the last row of pixels, is left out.</param>
/// <param name="ReducedColumns">Whether the last column is left out.</param>
/// <param name="RowStep">Floats from one row of the image to the next.</param>
/// <param name="PixelStep">Floats from one pixel to the next.</param>
/// <param name="Width">Channels, in whole blocks.</param>
/// <param name="PositionStep">Floats from one position of the target to the next.</param>
/// <param name="BlockStep">Floats in the target from one block of 16 channels to the next.</param>
/// <param name="LastRowShift">Floats by which the last row of positions lies further on, negative for before.</param>
internal sealed record WinogradTransformKernel(
    int Span, int GradientOutputs, bool ReducedRows, bool ReducedColumns, int RowStep, int PixelStep, int Width, int PositionStep, int BlockStep, int LastRowShift = 0) : Kernel
{
    public bool OfGradient => GradientOutputs > 0;

    /// <summary>Rows of pixels of a square.</summary>
    public int Rows => OfGradient ? GradientOutputs : ReducedRows ? Span - 1 : Span;

    /// <summary>Columns of pixels of a square.</summary>
    public int Columns => OfGradient ? GradientOutputs : ReducedColumns ? Span - 1 : Span;

    /// <summary>
    /// Floats that a square takes with the steps of the image. A square that reaches past the border is copied to such a place, and zeros with it, so that
    /// it is transformed by the same code.
    /// </summary>
    public int BorderLength => Layout.RoundUp((Rows - 1) * RowStep + (Columns - 1) * PixelStep + Width);

    public override string Name => OfGradient ? "WinogradGradientSquare" : "WinogradSquare";

    public override string Summary =>
        $"Transforms {Rows}x{Columns} pixels of {Width} channels to {(ReducedRows ? Span - 1 : Span)}x{(ReducedColumns ? Span - 1 : Span)} positions.";

    public override string[] Operands => ["pixel", "target"];
}
