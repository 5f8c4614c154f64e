using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="LocalResponseNormKernel"/>.</summary>
internal sealed class LocalResponseNormEmitter : PixelEmitter<LocalResponseNormKernel>
{
    protected override int Pixels(LocalResponseNormKernel kernel) => kernel.Pixels;

    protected override int[] StridesOf(LocalResponseNormKernel kernel) => [kernel.InputStride, kernel.OutputStride, 0];

    protected override (string, string) Call(LocalResponseNormKernel kernel) => ("LocalResponseNorm.Forward", Arguments(kernel.Channels, kernel.Operation));

    public static string Arguments(int channels, LocalResponseNormOperation operation) =>
        Invariant($"{channels}, {operation.Size}, {CodeWriter.Number(operation.Factor)}, {CodeWriter.Number(operation.Beta)}, {CodeWriter.Number(operation.K)}");
}
