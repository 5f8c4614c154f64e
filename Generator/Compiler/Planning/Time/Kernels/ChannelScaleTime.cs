namespace Unroll.Generator.Planning;

/// <summary>Counts the vectors of <see cref="ChannelScaleKernel"/>.</summary>
internal sealed class ChannelScaleTime : KernelTime<ChannelScaleKernel>
{
    protected override KernelWork Count(ChannelScaleKernel kernel, RegisterFile registers)
    {
        ChannelGeometry geometry = kernel.Geometry;
        double vectors = geometry.Kind == LayoutKind.Nchw
            ? (double)geometry.Channels * geometry.Rows * Vectors(geometry.Columns, registers)
            : geometry.Padded.Pixels * Vectors(geometry.Padded.Width, registers);
        return new(0, 3 * vectors);
    }
}
