using System.ComponentModel;

namespace Unroll.Kernels;

/// <summary>Floats from one row, pixel, channel and sample of a value to the next.</summary>
/// <param name="Row">From one row to the next.</param>
/// <param name="Pixel">From one pixel of a row to the next.</param>
/// <param name="Channel">From one channel of a pixel to the next.</param>
/// <param name="Sample">From one sample to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ElementStrides(int Row, int Pixel, int Channel, int Sample = 0)
{
    internal nint At(int row, int column, int channel, int sample = 0) =>
        ((nint)sample * Sample) + ((nint)row * Row) + ((nint)column * Pixel) + ((nint)channel * Channel);
}
