using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="SeluOperation"/>.</summary>
internal sealed class SeluCode : ActivationCode
{
    private const float Alpha = (float)((double)SeluOperation.Scale * SeluOperation.Alpha);

    public override Type OperationType => typeof(SeluOperation);

    public override string Value(Isa isa, ActivationOperation operation, string x) =>
        $"VectorMath.Elu({x}, {CodeWriter.Number(Alpha)}, {CodeWriter.Number(SeluOperation.Scale)})";

    // As that of Elu.
    public override string Gradient(Isa isa, ActivationOperation operation, string y, string dy) =>
        $"{dy} * {isa.Select(isa.Greater(y, isa.Zero), isa.Splat(SeluOperation.Scale), $"{y} + {isa.Splat(Alpha)}")}";
}
