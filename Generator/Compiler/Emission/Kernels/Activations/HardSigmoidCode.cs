using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="HardSigmoidOperation"/>.</summary>
internal sealed class HardSigmoidCode : ActivationCode
{
    public override Type OperationType => typeof(HardSigmoidOperation);

    public override string Value(Isa isa, ActivationOperation operation, string x) =>
        $"({isa.Min(isa.Splat(6), isa.Max(isa.Zero, $"({x} + {isa.Splat(3)})"))} * {isa.Splat(1f / 6)})";

    // 0 at both ends, as in PyTorch.
    public override string Gradient(Isa isa, ActivationOperation operation, string y, string dy) =>
        isa.And($"({dy} * {isa.Splat(1f / 6)})", isa.NotAtBounds(y, 0, 1));
}
