namespace Unroll.Generator.Planning;

/// <summary>Counts the channels of <see cref="PixelKernel"/>: by vectors, or one by one where neighbors are summed.</summary>
internal sealed class PixelTime : KernelTime<PixelKernel>
{
    /// <summary>Instructions for a vector, for an element besides its neighbors, and for a pixel.</summary>
    private const int Vector = 45, Element = 6, Pixel = 60;

    /// <summary>What could be done while a neighbor is added: the sums wait for one another, four cycles each.</summary>
    private const double Neighbor = 4 / TimeConstants.Step;

    protected override KernelWork Count(PixelKernel kernel, RegisterFile registers)
    {
        double channels = kernel.Function.Neighbors is { } neighbors
            ? kernel.Channels * (Element + Neighbor * Math.Min(neighbors, kernel.Channels))
            : Vector * Vectors(kernel.Channels, registers);
        return new(0, (double)kernel.Rows * kernel.Pixels * (channels + Pixel));
    }
}
