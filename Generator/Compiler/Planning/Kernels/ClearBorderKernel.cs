namespace Unroll.Generator.Planning;

/// <summary>Sets to zero what lies around the rows of a value: above, between and below them.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="First">Where the first of them begins.</param>
/// <param name="Length">Floats of a row.</param>
/// <param name="Stride">Floats from one row to the next.</param>
/// <param name="Size">Floats of all.</param>
internal sealed record ClearBorderKernel(int Rows, int First, int Length, int Stride, int Size) : Kernel
{
    public override string Name => "ClearBorder";

    public override string Summary => $"Sets the {Size - Rows * Length} floats around {Rows} rows of {Length} to zero.";

    public override string[] Operands => ["buffer"];

    /// <summary>For a value whose rows have no gaps.</summary>
    public static ClearBorderKernel Of(Layout layout) =>
        new(layout.Height, layout.First, layout.Width * layout.Pitch.Pixel, layout.Pitch.Row, layout.Size);
}
