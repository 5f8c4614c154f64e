namespace Unroll.Generator.Planning;

/// <summary>Counts the vectors of <see cref="SquaredDistanceKernel"/>.</summary>
internal sealed class SquaredDistanceTime : KernelTime<SquaredDistanceKernel>
{
    private const int Pixel = 16;

    protected override KernelWork Count(SquaredDistanceKernel kernel, RegisterFile registers) =>
        new(0, (double)kernel.Rows * kernel.Columns * (4 * Vectors(kernel.Channels, RegisterFile.Avx2) + Pixel));
}
