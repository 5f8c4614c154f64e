namespace Unroll.Generator.Planning;

/// <summary>Counts the vectors of <see cref="SampleNormKernel"/>: of two passes over the elements.</summary>
internal sealed class SampleNormTime : KernelTime<SampleNormKernel>
{
    private const int Vector = 10, Pixel = 30;

    protected override KernelWork Count(SampleNormKernel kernel, RegisterFile registers)
    {
        SampleNormGeometry geometry = kernel.Geometry;
        double pixels = (double)geometry.Rows * geometry.Columns;
        return new(0, pixels * (Vector * Vectors(geometry.Channels, registers) + (geometry.Groups is null ? Pixel : 0)));
    }
}
