using Unroll.Generator.Planning;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="SquaredDistanceKernel"/>.</summary>
internal sealed class SquaredDistanceEmitter : KernelEmitter<SquaredDistanceKernel>
{
    protected override bool IsLeaf => false;

    protected override void WriteBody(SquaredDistanceKernel kernel, Isa isa, CodeWriter code)
    {
        using (code.Loop("row", kernel.Rows))
        using (code.Loop("column", kernel.Columns))
        {
            string Pixel(string operand, Strides strides) => SquaredDistanceEmitter.Pixel(operand, strides, kernel.Rows, kernel.Columns);
            string values = $"ref {Pixel("x0", kernel.First)}, ref {Pixel("x1", kernel.Second)}";
            code.Line($"{Pixel("output", kernel.Output)} = SquaredDistance.Forward({values}, {CodeWriter.Number(kernel.Channels)});");
        }
    }

    /// <summary>The first channel of the pixel at hand, inside loops named row and column.</summary>
    public static string Pixel(string operand, Strides strides, int rows, int columns) =>
        Isa.Move(operand, Sum(Term("row", rows, strides.Row), Term("column", columns, strides.Pixel)));
}
