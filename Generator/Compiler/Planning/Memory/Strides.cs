namespace Unroll.Generator.Planning;

/// <summary>Floats from one element of a value in memory to its neighbors.</summary>
/// <param name="Row">From one row to the next.</param>
/// <param name="Pixel">From one pixel of a row to the next.</param>
/// <param name="Channel">From one channel of a pixel to the next.</param>
/// <param name="Sample">From one sample of a micro-batch to the next; 0 for a kernel that is told where its sample lies.</param>
internal readonly record struct Strides(int Row, int Pixel, int Channel = 1, int Sample = 0)
{
    /// <summary>The strides within a sample.</summary>
    public static Strides Of(Layout layout) => new(layout.RowStride, layout.PixelStride, layout.ChannelStride);

    /// <summary>The strides, that between samples included.</summary>
    public static Strides Of(Value value) => Of(value.Layout) with { Sample = value.Base.SampleStride };
}
