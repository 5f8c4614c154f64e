using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="SampleNormKernel"/>: a call of the runtime.</summary>
internal sealed class SampleNormEmitter : KernelEmitter<SampleNormKernel>
{
    private const string Nothing = "ref Unsafe.NullRef<float>()";

    protected override bool IsLeaf => false;

    protected override void WriteBody(SampleNormKernel kernel, Isa isa, CodeWriter code)
    {
        IEnumerable<string> arguments =
        [
            Value("input", kernel.Input),
            Reference(kernel, "scale"), Reference(kernel, "shift"),
            Value("output", kernel.Output),
            "ref statistics",
            .. kernel.Geometry.ForwardScratch > 0 ? ["ref scratch"] : Array.Empty<string>(),
            CodeWriter.Number(kernel.Epsilon),
        ];
        code.Wrapped($"{Norm(kernel.Geometry)}.Forward(", arguments, ");");
    }

    public static string Norm(SampleNormGeometry geometry) =>
        Invariant($"new {geometry.Function}({geometry.Rows}, {geometry.Columns}, {geometry.Channels}")
        + (geometry.Groups is { } groups ? Invariant($", {groups})") : ")");

    /// <summary>An operand and its strides.</summary>
    public static string Value(string operand, Strides strides) => $"ref {operand}, {Text(strides)}";

    public static string Text(Strides strides) =>
        Invariant($"new ElementStrides({strides.Row}, {strides.Pixel}, {strides.Channel}, {strides.Sample})");

    /// <summary>An operand, or nothing where the kernel does not have it.</summary>
    public static string Reference(Kernel kernel, string operand) => kernel.Operands.Contains(operand) ? "ref " + operand : Nothing;
}
