namespace Unroll.Generator.Emission;

/// <summary>The rows, or the columns, of an image that belong to a phase: an image of its own with longer steps.</summary>
/// <param name="Offset">Floats from the image's first row or column to the phase's.</param>
/// <param name="Stride">Floats from one row or column of the phase to the next.</param>
/// <param name="Length">Rows or columns of the phase.</param>
/// <param name="Shift">What is added to a tile's first output to find its first row or column in the phase.</param>
internal sealed record PolyphaseAxis(int Offset, int Stride, int Length, int Shift)
{
    /// <summary>A phase.</summary>
    /// <param name="first">The row or column of the image under the phase's first tap at the first output; negative in the padding.</param>
    /// <param name="stride">The stride.</param>
    /// <param name="length">Rows or columns of the image.</param>
    /// <param name="step">Floats from one to the next.</param>
    public static PolyphaseAxis Of(int first, int stride, int length, int step)
    {
        int start = ((first % stride) + stride) % stride;
        return new(start * step, stride * step, (Math.Max(length - start, 0) + stride - 1) / stride, (first - start) / stride);
    }
}
