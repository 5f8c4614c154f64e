namespace Unroll.Generator.Planning;

/// <summary>Counts the vectors of <see cref="BatchNormKernel"/>.</summary>
internal sealed class BatchNormTime : KernelTime<BatchNormKernel>
{
    protected override KernelWork Count(BatchNormKernel kernel, RegisterFile registers)
    {
        NormGeometry geometry = kernel.Geometry;
        double vectors = geometry.Pixels * (geometry.Elements > 0 ? geometry.Elements : Vectors(geometry.Width, registers));
        return new(0, (kernel.Activation is null ? 3 : 4) * vectors);
    }
}
