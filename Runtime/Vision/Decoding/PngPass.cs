namespace Unroll.Vision.Decoding;

/// <summary>The pixels of a PNG file that stand together in it: all of them, or one of the seven parts of an interlaced file (PNG
/// specification, section 8.2, Adam7).</summary>
internal readonly record struct PngPass(int FirstRow, int FirstColumn, int RowStep, int ColumnStep)
{
    public static PngPass[] Whole { get; } = [new(0, 0, 1, 1)];

    public static PngPass[] Interlaced { get; } =
    [
        new(0, 0, 8, 8), new(0, 4, 8, 8), new(4, 0, 8, 4), new(0, 2, 4, 4), new(2, 0, 4, 2), new(0, 1, 2, 2), new(1, 0, 2, 1),
    ];

    /// <summary>The rows of it in a picture of some height.</summary>
    public int Rows(int height) => Math.Max(0, (height - FirstRow + RowStep - 1) / RowStep);

    /// <summary>The columns of it in a picture of some width.</summary>
    public int Columns(int width) => Math.Max(0, (width - FirstColumn + ColumnStep - 1) / ColumnStep);
}
