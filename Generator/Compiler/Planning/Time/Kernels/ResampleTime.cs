namespace Unroll.Generator.Planning;

/// <summary>Counts the sums of rows and of columns of <see cref="ResampleKernel"/>.</summary>
internal sealed class ResampleTime : KernelTime<ResampleKernel>
{
    protected override KernelWork Count(ResampleKernel kernel, RegisterFile registers)
    {
        double line = kernel.IsVectorized ? Vectors(kernel.RowLength, registers) : kernel.RowLength;
        double pixel = kernel.IsVectorized ? Vectors(kernel.Channels, registers) : kernel.Channels;
        double rows = kernel.HasLine || kernel.KeepsColumns ? (kernel.Rows.Taps.Count + kernel.Rows.Outputs) * line : 0;
        double columns = kernel.KeepsColumns
            ? 0
            : (double)kernel.Rows.Outputs * (kernel.Columns.Taps.Count + kernel.Columns.Outputs) * pixel;
        return new(0, 2 * (rows + columns));
    }
}
