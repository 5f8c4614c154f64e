using Unroll.Generator.Planning;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="SeparableKernel"/>: for each band of rows a call of either convolution.</summary>
internal sealed class SeparableEmitter : KernelEmitter<SeparableKernel>
{
    protected override bool IsLeaf => false;

    protected override void Emit(SeparableKernel kernel, GeneratedNames names, Isa isa, CodeWriter code)
    {
        code.Comment(kernel.Summary);
        int bands = kernel.Bands.Sum(band => band.Count);
        using (code.Method($"internal static void {names.MethodOf(kernel)}({Parameters(kernel)})"))
        {
            if (kernel.IsParallel)
                code.Share("Band", bands);
            foreach (Segment band in kernel.Bands)
            {
                using (kernel.IsParallel ? code.ShareLoop("Band", band, bands) : code.Loop("band", band.Count, declares: false))
                {
                    string[] bias = kernel.Depthwise.Epilogue.Bias ? ["depthwiseBias"] : [];
                    Call(
                        kernel.DepthwiseOf(band.Tile),
                        [Moved(band, "input", kernel.Depthwise.Input.PerOutput), "depthwiseWeights", .. bias, "scratch"]);
                    Call(
                        kernel.PointwiseOf(band.Tile),
                        [
                            "scratch", "weights",
                            .. kernel.Pointwise.Epilogue.Places.Select(place => Moved(band, place.Operand, place.Strides)),
                        ]);
                }
            }
        }

        void Call(Kernel part, IEnumerable<string> operands) =>
            code.Line($"{names.MethodOf(part)}({string.Join(", ", operands.Select(operand => "ref " + operand))});");
    }

    private static string Moved(Segment band, string operand, Strides strides) => Isa.Move(operand, Sum(
        Term("band", band.Count, band.Tile * strides.Row), CodeWriter.Number(band.Start * strides.Row)));
}
